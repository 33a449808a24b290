// Canonical JSON (RFC 8785): one value, one text, so that whoever hashes it gets the same hash.

/** Throws where a value has no canonical form. The words say neither what it holds nor where: names of members may be a client's, and a log keeps them. */
export const canonical = (value: unknown): string => write(value, 0)

// Deeper than anything a form sends; also what stops a value that contains itself.
const deepest = 100

function write(value: unknown, depth: number): string {
  if (depth > deepest) throw new TypeError(`a value is nested more than ${deepest} deep`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return writeText(value)
  if (typeof value === 'number') return writeNumber(value)
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, depth + 1)).join()}]`
  if (isPlain(value)) return writeObject(value, depth)
  throw new TypeError(`a value is ${nameOf(value)}, which JSON cannot say`)
}

function writeText(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('a text contains half of a surrogate pair')
  return JSON.stringify(text)
}

/** ECMAScript's own form is RFC 8785's (section 3.2.2.3); -0 is written 0. */
function writeNumber(number: number): string {
  if (!Number.isFinite(number)) throw new TypeError(`a value is ${number}, which JSON cannot say`)
  return JSON.stringify(number)
}

/** Array sort without a comparison goes by UTF-16 code units, as section 3.2.3 asks. */
function writeObject(value: Readonly<Record<string, unknown>>, depth: number): string {
  const members = Object.keys(value)
    .sort()
    .map((name) => `${writeText(name)}:${write(value[name], depth + 1)}`)
  return `{${members.join()}}`
}

/** A Date or a Map would be hashed as one thing and stored as another. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'undefined'
  return typeof value === 'object' ? `a ${value?.constructor.name ?? 'strange object'}` : `a ${typeof value}`
}
