// A computed status in plain words, and why one that was met is open again.
import { instant, longDate } from '../../kernel/time.ts'

export const dated = (at: string, words: string): string => `${longDate(instant(at))}: ${words}`.slice(0, 6000)

export const openedWords: Readonly<Record<string, string>> = {
  figures: 'it had passed its closure test, and then failed it.',
  'closure test': 'its closure test was changed, and it does not pass the new one.',
  document: 'a document had closed it while it was failing its closure test.',
}

export const standingWords = (standing: string | null, fellByTest: boolean): string =>
  standing === 'no longer met' && fellByTest
    ? 'It passed its earlier closure test, but does not pass the one it has now.'
    : (plain[standing ?? ''] ?? 'No status is computed until a closure test is approved.')

const plain: Readonly<Record<string, string>> = {
  met: 'The records show what was asked for, for as many months as the test requires.',
  'not met': 'The records do not yet show what was asked for.',
  'insufficient data': 'There are too few cases, or too little is recorded, to say.',
  'no longer met': 'The records once showed what was asked for, but no longer do.',
}
