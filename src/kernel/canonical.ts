// Canonical JSON (RFC 8785): one value, one text, so that whoever hashes it gets the same hash.

/** Throws, naming the place and never the content, where a value has no canonical form. */
export const canonical = (value: unknown): string => write(value, 'the value', 0)

// Deeper than anything a form sends; also what stops a value that contains itself.
const deepest = 100

function write(value: unknown, place: string, depth: number): string {
  if (depth > deepest) throw new TypeError(`${place} is nested more than ${deepest} deep`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return writeText(value, place)
  if (typeof value === 'number') return writeNumber(value, place)
  if (Array.isArray(value))
    return `[${Array.from(value, (item, at) => write(item, `${place}[${at}]`, depth + 1)).join()}]`
  if (isPlain(value)) return writeObject(value, place, depth)
  throw new TypeError(`${place} is ${nameOf(value)}, which JSON cannot say`)
}

function writeText(text: string, place: string): string {
  if (!text.isWellFormed()) throw new TypeError(`${place} contains half of a surrogate pair`)
  return JSON.stringify(text)
}

/** ECMAScript's own form is RFC 8785's (section 3.2.2.3); -0 is written 0. */
function writeNumber(number: number, place: string): string {
  if (!Number.isFinite(number)) throw new TypeError(`${place} is ${number}, which JSON cannot say`)
  return JSON.stringify(number)
}

/** Array sort without a comparison goes by UTF-16 code units, as section 3.2.3 asks. */
function writeObject(value: Readonly<Record<string, unknown>>, place: string, depth: number): string {
  const members = Object.keys(value)
    .sort()
    .map((name) => `${writeText(name, `a name in ${place}`)}:${write(value[name], `${place}.${name}`, depth + 1)}`)
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
