// A cell of a CSV file that a spreadsheet would take for a formula begins with an apostrophe; some take the wide signs of East Asian writing for one too.

export const plain = (value: string | number | null): string | number =>
  typeof value === 'string' && /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : (value ?? '')
