// What the rows of a file say of recommendations becomes their facts: received, closed, found again, revisited.
import { type Also, alsoOn, alsoOpening } from '../../../registers/records.ts'
import { documentOf } from '../document.ts'
import { revisitResults } from '../document-facts.ts'
import type { NewRecommendationFact } from '../facts.ts'
import { recommendation } from '../procedure.ts'
import { isSameTitle } from '../same-title.ts'
import { dueOn } from '../time-scales.ts'
import type { Register } from './items.ts'
import type { Context } from './known.ts'
import { repeats } from './repeats.ts'
import { endedBody, foundBody } from './rows-on-inspection.ts'
import { reasonKept } from './scale-chosen.ts'

export function recommendationOf(context: Context, one: Register['recommendations'][number]): Also {
  const { placed, asked, findingIds, setting } = context
  const from = placed.get(one.inspection)
  const baseOn = from?.publishedOn ?? null
  return alsoOpening(recommendation, asked.get(one.reference)?.recordId ?? '', [
    {
      kind: 'recommendation.received/2',
      happenedAt: setting.now,
      body: {
        reference: one.reference,
        source: from?.body ?? 'HMICFRS',
        inspection: (from?.title ?? one.inspection).slice(0, 200),
        inspectionId: from?.recordId ?? null,
        findingId: one.finding === null ? null : (findingIds.get(one.finding) ?? null),
        published: baseOn,
        theme: one.theme,
        words: one.words,
        paragraph: one.paragraph,
        address: from?.address ?? null,
        textHash: null,
        ...(setting.fileHash === null ? {} : { fileHash: setting.fileHash }),
        addressee: one.addressee,
        addresseeName: one.addresseeName ?? null,
        ...(one.withOthers === undefined || one.withOthers.length === 0 ? {} : { withOthers: [...one.withOthers] }),
        timeScale: one.timeScale,
        scaleReason: reasonKept({ ...one, scaleReason: one.scaleReason ?? null, pasted: false }),
        baseOn,
        dueOn: dueOn(one.timeScale, baseOn, one.on, setting.policy.holidays),
      },
    } satisfies NewRecommendationFact,
    ...closedWith(context, one),
  ])
}

/** What answers a cause of concern that the inspectorate closed is closed with it. */
function closedWith(context: Context, one: Register['recommendations'][number]): readonly NewRecommendationFact[] {
  const { register, placed, setting } = context
  const finding = register.findings.find((row) => row.reference === one.finding)
  if (finding?.closedOn == null) return []
  const { findingId, on, document } = endedBody(context, finding, finding.closedOn)
  const inspectionId = placed.get(finding.inspection)?.recordId ?? ''
  const how = 'closed by the inspectorate'
  return [
    {
      kind: 'recommendation.closed/1',
      happenedAt: setting.now,
      body: { how, on, document, inspectionId, findingId },
    },
  ]
}

/** A draft's findings are counted when it is published: until then nothing of it shows elsewhere. */
export function foundAgain(context: Context): readonly Also[] {
  const { register, placed, setting } = context
  return register.findings.flatMap((row) => {
    const from = placed.get(row.inspection)
    if (from === undefined || from.publishedOn === null) return []
    const { again, theme } = foundBody(context, row)
    return repeats({ ...from, publishedOn: from.publishedOn }, [{ again, theme }], setting.now)
  })
}

export function revisits({ register, asked, setting }: Context): readonly Also[] {
  return register.revisits.flatMap((row) => {
    const before = asked.get(row.recommendation)
    const result = revisitResults.find((one) => one === row.result)
    if (before === undefined || result === undefined) return []
    const body = {
      result,
      inspection: row.title.slice(0, 200),
      on: row.on,
      says: null,
      ...(row.text == null ? {} : { textHash: documentOf(row.text).textHash }),
      ...(setting.offeredBy === undefined ? {} : { offeredBy: setting.offeredBy }),
    }
    return [
      alsoOn(recommendation, before.recordId, ({ state }) =>
        state.revisits.some((one) => isSameTitle(one.inspection, body.inspection))
          ? []
          : [{ kind: 'recommendation.revisited/1', happenedAt: setting.now, body }],
      ),
    ]
  })
}
