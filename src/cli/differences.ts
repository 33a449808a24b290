// A difference between what stands and what the facts say, for a terminal: enough to find it, and no text that may be a name.

/** Of an object only the places that differ, the first few. */
const placesShown = 3

export function differenceInWords(was: unknown, is: unknown): string {
  if (!isObject(was) || !isObject(is)) return `is ${shown(was)}, by the facts ${shown(is)}`
  const places = [...differing(was, is, '')]
  const named = places
    .slice(0, placesShown)
    .map(([at, one, other]) => `${at} ${shown(one)}, by the facts ${shown(other)}`)
  const more = places.length > placesShown ? `; and ${places.length - placesShown} more` : ''
  return `differs: ${named.join('; ')}${more}`
}

function* differing(was: unknown, is: unknown, at: string): Generator<readonly [string, unknown, unknown]> {
  if (!isObject(was) || !isObject(is)) {
    if (JSON.stringify(was) !== JSON.stringify(is)) yield [at, was, is]
    return
  }
  const [before, after] = [new Map(Object.entries(was)), new Map(Object.entries(is))]
  for (const key of new Set([...before.keys(), ...after.keys()]))
    yield* differing(before.get(key) ?? null, after.get(key) ?? null, at === '' ? key : `${at}.${key}`)
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Times, identities, numbers and codes as they are; of any other text its length. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'there'
  if (typeof value !== 'string') return JSON.stringify(value)
  const isPlain = /^\d{4}-\d\d-\d\d([T ][\d:.+Z]*)?$|^[0-9a-f-]{36}$|^[a-z0-9 /:_-]{1,40}$|^[A-Z0-9_]{1,12}$/.test(
    value,
  )
  return isPlain ? JSON.stringify(value) : `a text of ${value.length} characters`
}
