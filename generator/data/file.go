package data

import "indaba/generator/diag"

// File reads a file of data by the ending of its name. JSON is read as the
// YAML that it is.
func File(name string, src []byte) (Value, diag.List) { return YAML(name, src) }
