// A cell of a CSV file that a spreadsheet would take for a formula begins with an apostrophe.

export const plain = (value: string | number | null): string | number =>
  typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : (value ?? '')
