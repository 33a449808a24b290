// Taking out of a text what could name a person, and counting what was taken out: never saying what it was.

export const redacted = ['name', 'telephone number', 'email address', 'postcode', 'date of birth'] as const
export type Redacted = (typeof redacted)[number]

export type Redaction = { readonly text: string; readonly taken: Readonly<Record<Redacted, number>> }

/** Names are those of the case, whole and in parts; the other four are recognised by their form. */
export function redact(text: string, names: readonly string[]): Redaction {
  const taken = { name: 0, 'telephone number': 0, 'email address': 0, postcode: 0, 'date of birth': 0 }
  const out = (kind: Redacted) => () => {
    taken[kind]++
    return `[${kind}]`
  }
  let words = text
    .normalize('NFC')
    .replaceAll(/[^\s@]{1,64}@[^\s@]{1,200}\.[^\s@]{2,20}/g, out('email address'))
    .replaceAll(/(?<!\d)(?:\+44|0)[\d\s()-]{8,14}\d(?!\d)/g, out('telephone number'))
    .replaceAll(/\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/gi, out('postcode'))
    .replaceAll(/\b(?:born|dob|date of birth)[:\s]+\S+(?:\s+\S+){0,2}/gi, out('date of birth'))
  for (const part of partsOf(names))
    words = words.replaceAll(new RegExp(`(?<![\\p{L}])${escaped(part)}(?:['’]s)?(?![\\p{L}])`, 'giu'), out('name'))
  return { text: words, taken }
}

/** Whole names first, then each of their words of two letters or more. */
const partsOf = (names: readonly string[]): readonly string[] => {
  const whole = names.map((name) => name.normalize('NFC').trim()).filter((name) => name !== '')
  const parts = whole.flatMap((name) => name.split(/[\s-]+/).filter((part) => part.length >= 2))
  return [...new Set([...whole, ...parts])].sort((a, b) => b.length - a.length)
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
