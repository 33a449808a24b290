// A home as it is compared: the same words, as measures compare them (looked-after.ts) and the database does, in `home_key`.
export const keyOf = (place: string): string => place.trim().toLowerCase()
