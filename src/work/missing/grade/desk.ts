// When the exploitation desk is open, by the force's own hours in London; closed, the on-call detective inspector stands in.
import { clockTime, dayNumber, type Instant, isWeekday, localDate } from '../../../kernel/time.ts'
import { type Policy, setting } from '../../../practice/policy.ts'

/** From its first hour to its last, on the days it works; bank holidays are weekends. */
export function deskAt(now: Instant, policy: Policy): { readonly open: boolean; readonly words: string } {
  const [opens, closes] = [setting(policy, 'desk.opens'), setting(policy, 'desk.closes')]
  const day = localDate(now)
  const works =
    setting(policy, 'desk.weekends') === 1 || (isWeekday(dayNumber(day)) && !new Set(policy.holidays.dates).has(day))
  const hour = Number(clockTime(now).slice(0, 2))
  const open = works && hour >= opens && hour < closes
  return { open, words: open ? `open until ${closes}:00` : 'closed' }
}
