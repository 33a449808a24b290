// Appointments are barred for a missing child (F17): the grade of a pasted log that gives one is taken apart from what the log tells, and no appointment is recorded as somebody sent.

/** Of a log's lines, those that say how it was graded; and how. */
const graded =
  /^\s{0,20}(?:(?:response|incident|call) )?(?:grade|grading|priority|response|attendance)\s{0,5}(?:[:=]|(?=\d))(.*)$/i

const appointment = /\b(?:appointments?|appts?|diary|diari[sz]ed|diaried|scheduled?)\b/i

export const namesAppointment = (words: string): boolean => appointment.test(words)

/** Where a grade ends and something else is told on the same line. */
const endsAt = /[;,|]|\.(?:\s|$)|\s[-–—]\s/

/** By the words before the appointment: of “4 - SCHEDULED” it is the grade, of “IMMEDIATE - never came to a dentist’s appointment” what is told beside it. */
function isGradedSo(before: string): boolean {
  const [grade = '', between = '', ...more] = before.split(endsAt).map((part) => part.trim())
  if (/\b(?:immediate|emergency|high|urgent|prompt)\b/i.test(grade)) return false
  const isOne = !endsAt.test(before) || grade.split(/\s+/).length <= 2
  return isOne && between === '' && more.length === 0
}

/** As long as the fact that keeps it. */
export const longestGrade = 200

/** The grade of a line that gives an appointment, and what the line tells beside it; null for every other line. */
export function barredGrade(line: string): { readonly grade: string; readonly rest: string } | null {
  const said = graded.exec(line)?.[1]?.trim()
  const named = said === undefined ? null : appointment.exec(said)
  if (said === undefined || named === null) return null
  if (!isGradedSo(said.slice(0, named.index))) return null
  const from = named.index + named[0].length
  const end = said.slice(from).search(endsAt)
  const most = Math.min(end < 0 ? said.length : from + end, longestGrade)
  return { grade: said.slice(0, most).trim(), rest: said.slice(most).replace(/^[\s;,|.–—-]+/, '') }
}
