// The police’s own interview on return: in time, late, by telephone, or not at all.
import { type Instant, later } from '../../kernel/time.ts'
import { after } from '../script.ts'
import type { Ended } from './ended.ts'

/** Face to face in time; or late, by phone, or not at all, and then an inspector's exception so that it can be closed. Answers when it was settled. */
export function interview(
  { child, course, script, staff, chance, locatedAt, high }: Ended,
  returnedAt: Instant,
): Instant {
  const { failing } = course
  const officer = staff.some('response officer', child.unit)
  const limit = high ? 60 : 1440
  const tardy = after(locatedAt, limit + chance.between(high ? 40 : 180, high ? 900 : 3600))
  const held = (at: Instant, faceToFace: boolean, happened: Instant | null = null) =>
    script.add(at, officer, 'hold-interview', {
      faceToFace,
      offeredApart: faceToFace,
      apart: faceToFace && chance.yes(0.6),
      alone: null,
      where: faceToFace ? child.address : 'by telephone',
      firstAccount: chance.one(accounts),
      crimeDisclosed: false,
      stoppedForPlannedInterview: false,
      at: happened,
    })
  if (failing.interviewMissed || failing.interviewByPhone) {
    if (failing.interviewByPhone) held(after(returnedAt, chance.between(30, 300)), false)
    const settled = later(tardy, after(returnedAt, 400))
    if (chance.yes(0.35)) held(settled, true)
    else
      script.add(settled, staff.some('local operations inspector', child.unit), 'except-interview', {
        reason: chance.one([
          'the child refuses, after more than one offer in person',
          'in hospital and unfit',
          'seen by police of another force, account received',
        ]),
        because: 'Two visits made; the file shows no more.',
      })
    return settled
  }
  if (failing.interviewLate) {
    held(tardy, true)
    return tardy
  }
  const at = high ? after(locatedAt, chance.between(18, 52)) : after(returnedAt, chance.between(40, 1250))
  // Typed in long afterwards: no evidence that it was done in time.
  const late = failing.lateRecording ? limit + chance.between(45, 400) : 0
  const recordedAt = after(at, late)
  held(recordedAt, true, late > 0 ? at : null)
  return recordedAt
}

const accounts = [
  'I just needed to get out. I was at my mate’s, we played games.',
  'Nobody asked me if I wanted to move here. I went back to see my old friends.',
  'We had a fight about my phone. I walked about till it got dark.',
  'I don’t want to say where. I’m fine.',
  'I was with some people I know. They gave me a lift.',
  'I missed the last bus and my phone died.',
] as const
