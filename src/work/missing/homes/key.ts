// A home as it is compared: as the database compares it, in `home_key`.
export const keyOf = (place: string): string =>
  place
    .trim()
    .replaceAll(/[\s,.]+/g, ' ')
    .toLowerCase()
