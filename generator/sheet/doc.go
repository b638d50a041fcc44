// Package sheet reads tables that people keep in spreadsheets and turns their
// rows into entries: a file of comma-separated values becomes a [Table], its
// columns are matched with the fields of a kind, and [Plan] says what each row
// means for the files in content/.
//
// What the values of a field may be is decided where front matter is decoded:
// a row becomes the data that front matter would hold, with places in the table,
// and goes through the same table of fields.
package sheet
