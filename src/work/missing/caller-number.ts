// Whether a caller's number can be rung. A report is never held up, and nothing typed is lost, for how a number is written: what cannot be read is marked.
type CallerNumber = 'can be rung' | 'none to ring' | 'check the number'

/** Vigil default: the shortest local number and the longest international one (E.164), in the ways in which people write them. */
const rung = /^\+?[\d\s().-]+(?:\s*(?:ext|x)\.?\s*\d{1,6})?$/i
const [fewestDigits, mostDigits] = [6, 15]

const none = /^(?:(?:number )?withheld|not known|unknown|none|no number|not given|refused|anonymous|private)\.?$/i

export function callerNumber(given: string): CallerNumber {
  const written = given.trim()
  if (none.test(written)) return 'none to ring'
  const digits = written.replace(/(?:ext|x).*$/i, '').replaceAll(/\D/g, '').length
  return rung.test(written) && digits >= fewestDigits && digits <= mostDigits ? 'can be rung' : 'check the number'
}
