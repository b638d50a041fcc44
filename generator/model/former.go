package model

// FormerMember is the reference that stands in the place of a member who was
// taken out of the sources: pages show words for it, in the language of the
// reader.
const FormerMember = "former-member"
