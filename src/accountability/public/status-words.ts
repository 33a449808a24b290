// A computed status in plain words, and why one that was met is open again.
import { instant, longDate } from '../../kernel/time.ts'

export const dated = (at: string, words: string): string => `${longDate(instant(at))}: ${words}`.slice(0, 6000)

export const openedWords: Readonly<Record<string, string>> = {
  figures: 'its closure test had passed, and failed.',
  'closure test': 'its closure test was changed, and it does not pass the new one.',
  document: 'a document had ended it while its closure test failed.',
}

export const standingWords = (standing: string | null, fellByTest: boolean): string =>
  standing === 'no longer met' && fellByTest
    ? 'It was met by the closure test that it had before, and is not by the one it has now.'
    : (plain[standing ?? ''] ?? 'Nothing is computed before a closure test is approved.')

const plain: Readonly<Record<string, string>> = {
  met: 'The records show what was asked for, for as many months as the test wants.',
  'not met': 'The records do not yet show what was asked for.',
  'insufficient data': 'There are too few cases, or too little is recorded, to say.',
  'no longer met': 'The records showed it once and do so no longer.',
}
