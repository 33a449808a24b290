// The words in which reports give times: numbers, months, and whatever sounds like a time and may mean none.

const upToNineteen = [
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
]
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const small = upToNineteen.slice(0, 9).join('|')

/** As a part of a pattern: 3, three, twenty-four. */
export const number = `\\d{1,3}|an?|(?:${tens.join('|')})(?:[- ](?:${small}))?|${[...upToNineteen].reverse().join('|')}`

/** 0 for what is no number. */
export function numberOf(words: string): number {
  const plain = words.toLowerCase()
  if (/^\d{1,3}$/.test(plain)) return Number(plain)
  if (plain === 'a' || plain === 'an') return 1
  const [first = '', second = ''] = plain.split(/[- ]/)
  const ten = (tens.indexOf(first) + 2) * 10
  const one = (word: string): number => upToNineteen.indexOf(word) + 1
  return tens.includes(first) ? ten + one(second) : one(first)
}

export const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
]
export const month = months.join('|')

const until = '(?:by|before|on or before|(?:no|not) later than|until)'
const part = '(?:the )?(?:(?:end|start|beginning|middle) of )?'
const season =
  '(?:the )?(?:next |this |coming |financial |calendar ){0,2}(?:year|month|quarter|spring|summer|autumn|winter|christmas|easter)'
const units = '(?:days?|weeks?|fortnights?|months?|quarters?|years?)'

/** Where one of these stands and no time scale was read from it, a person says what it means. */
export const timeWords: readonly RegExp[] = [
  new RegExp(`\\bwithin (?:[a-z0-9–-]{1,15} ){0,5}?${units}\\b`, 'gi'),
  new RegExp(
    `\\b${until} ${part}(?:(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?)?(?:${month})\\b(?:[ ,]{1,2}\\d{1,4}\\b)?|${season}\\b|20\\d{2}\\b)`,
    'gi',
  ),
  new RegExp(`\\b(?:${number})(?: to | or |-|–)(?:${number}) ${units}\\b`, 'gi'),
  /\bas soon as (?:possible|(?:reasonably )?practicable)\b|\burgently\b|\bat the earliest\b|\bin due course\b|\bin the (?:short|medium|long) term\b/gi,
]
