// Is it better? One answer and its reason, from what was computed: nobody chooses it.
import type { PublicRecommendation, PublicVerdict } from './facts.ts'

type Better = { readonly answer: PublicRecommendation['better']; readonly because: string }

/** What became of it that decides the answer, whatever the figures say. */
type Became = {
  readonly stage: string
  /** The reference of what took its place. */
  readonly supersededBy: string | null
  /** Its closure test was changed when it fell: the figures may be as they were. */
  readonly testChanged: boolean
  /** The force recorded that no measure can test it. Why stays with the force: words that nobody looked at for the public. */
  readonly untestable: boolean
  /** Whom it is asked of, where that is not the force. */
  readonly ofOthers: string | null
  /** Its test asks nothing of audited files, of which clearly fewer are good than are on time. */
  readonly filesUnasked?: boolean
}
const nothing: Became = { stage: '', supersededBy: null, testChanged: false, untestable: false, ofOthers: null }

const closed: readonly string[] = ['closed by the inspectorate', 'closed with residual']

export function betterOf(
  standing: string | null,
  verdicts: readonly PublicVerdict[],
  hasTest = true,
  { stage, supersededBy, testChanged, untestable, ofOthers, filesUnasked = false }: Became = nothing,
): Better {
  if (supersededBy !== null)
    return {
      answer: 'superseded',
      because: `${supersededBy} replaced it. Its last computed status: ${standing ?? 'none'}.`,
    }
  if (standing === null && closed.includes(stage))
    return {
      answer: 'closed by the inspectorate',
      because:
        'The inspectorate closed it with a document. No closure test was computed, so there are no figures here to show it.',
    }
  if (standing === null)
    return {
      answer: 'not tested yet',
      because: whyNotTested(hasTest, untestable, ofOthers),
    }
  if (standing === 'no longer met')
    return {
      answer: 'no',
      because: testChanged
        ? 'It passed its earlier closure test. The test was changed, and it does not pass the new one.'
        : 'It passed the closure test before, but no longer does.',
    }
  if (verdicts.includes('worse'))
    return {
      answer: 'no',
      because:
        standing === 'met'
          ? 'It still passes the closure test, but at least one measure is worse than in the year it is compared with.'
          : 'At least one measure is worse than in the year it is compared with.',
    }
  if (standing === 'met') return { answer: 'yes', because: whyMet(filesUnasked) }
  if (standing !== 'not met')
    return {
      answer: 'too early to say',
      because: 'There are too few cases, or too little is recorded, for the closure test to decide.',
    }
  if (verdicts.includes('improved'))
    return {
      answer: 'yes',
      because: 'At least one measure has improved and none is worse, but it is not yet as good as was asked.',
    }
  if (verdicts.includes('no clear change'))
    return {
      answer: 'no',
      because: 'It is not as good as was asked, and no measure has changed enough for us to be sure of a change.',
    }
  return {
    answer: 'too early to say',
    because:
      'It is not as good as was asked. There is no earlier year to compare with, or there are too few cases, so we cannot say whether it is changing.',
  }
}

/** Without figures, which stand beside it and change: a feed tells of what changed in words. */
const whyMet = (filesUnasked: boolean): string =>
  filesUnasked
    ? 'It passes the closure test: it is as good as was asked. The test asks for nothing of audited files, and clearly fewer of them are good than are on time: done in time does not show that it is done well.'
    : 'It passes the closure test: it is as good as was asked.'

function whyNotTested(hasTest: boolean, untestable: boolean, ofOthers: string | null): string {
  if (hasTest) return 'A closure test is approved, but the records have not been checked against it yet.'
  if (ofOthers !== null)
    return `It is asked of ${ofOthers} and not of the force. The figures here are the force’s, so none of them shows whether it is done.`
  return untestable
    ? 'The force recorded that no measure here can test it, so no figures show whether it is better.'
    : 'No closure test is approved yet, so it has not been decided which figures would show it.'
}
