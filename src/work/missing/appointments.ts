// Appointments are barred for a missing child (F17): said of a pasted log that gives one, and no appointment is recorded as somebody sent.

/** Of a log's lines, those that say how it was graded. */
const graded =
  /^\s{0,20}(?:(?:response|incident|call) )?(?:grade|grading|priority|response|attendance)\s{0,5}(?:[:=]|\d).{0,200}/i

export const namesAppointment = (words: string): boolean =>
  /\b(?:appointments?|appts?|diary|diari[sz]ed|diaried|scheduled?)\b/i.test(words)

/** What to say of a log whose incident was given an appointment. */
export const barredIn = (log: string): readonly string[] =>
  log.split(/\r\n|\r|\n/).flatMap((line) => {
    const [said] = graded.exec(line) ?? []
    return said !== undefined && namesAppointment(said)
      ? [
          `Barred for a missing child: “${said.trim().slice(0, 60)}”. Nobody waits for an appointment: an officer is sent, and the incident is graded again.`,
        ]
      : []
  })
