// The demonstration's action plan as it was written: a dozen invented actions, and what became of each. Days count from the present.

/** What happened after it was written and allocated: a day, what, and the words that go with it. */
export type Came =
  /** `early`: why before what it waits for was done. */
  | { readonly on: number; readonly did: 'start'; readonly early?: string }
  | { readonly on: number; readonly did: 'claim'; readonly words: string; readonly early?: string }
  | { readonly on: number; readonly did: 'check' | 'return'; readonly words: string }
  | {
      readonly on: number
      readonly did: 'move'
      readonly words: string
      readonly days: number
      readonly agrees: string
    }

export type Written = {
  readonly key: string
  readonly serves: readonly string[]
  readonly text: string
  /** Null: nobody has it. */
  readonly owner: readonly [name: string, post: string] | null
  readonly written: number
  readonly start: number
  readonly due: number
  readonly effect: number
  readonly moves: readonly string[]
  readonly auditOnly?: string
  readonly guidance?: string
  readonly video?: string
  readonly training?: string
  readonly posts?: readonly [funded: number, filled: number]
  readonly after?: readonly string[]
  readonly came: readonly Came[]
}

const long = -170

export const written: readonly Written[] = [
  {
    key: 'grading-training',
    serves: ['NCPI-2021/1', 'NCPI-2021/2'],
    text: 'Train every call handler, sergeant and inspector who grades missing children, and test them on ten invented cases',
    owner: ['Rosa Wexford', 'Missing person coordinator'],
    written: long,
    start: -150,
    due: -60,
    effect: 30,
    moves: ['M1', 'M20'],
    guidance: 'College of Policing, missing persons: how risk is assessed',
    video: 'https://learning.demonstration.example/grading-a-missing-child',
    training: 'Half a day, with the grading vignettes before and after',
    came: [
      { on: -149, did: 'start' },
      {
        on: -66,
        did: 'claim',
        words: '214 of 221 trained and tested; the list and the results are in the training record',
      },
      { on: -58, did: 'check', words: 'Twenty drawn from the list: all twenty had sat the test and passed it' },
    ],
  },
  {
    key: 'grade-in-control-room',
    serves: ['NCPI-2021/1', 'NCPI-2021/2'],
    text: 'Grade and endorse every missing child in the control room within the policy’s minutes, with an inspector named for each shift',
    owner: ['Dev Ramsden', 'Force incident manager'],
    written: long,
    start: -140,
    due: -20,
    effect: 60,
    moves: ['M4', 'M12'],
    after: ['grading-training'],
    came: [
      { on: -138, did: 'start', early: 'The first two intakes are trained: they begin, and the rest follow' },
      {
        on: -24,
        did: 'claim',
        words: 'A named inspector on every shift since the first of last month; the rota is attached',
      },
    ],
  },
  {
    key: 'acknowledge-ownership',
    serves: ['NCPI-2021/1'],
    text: 'An inspector who is given a missing child acknowledges it by name within ten minutes, and the control room calls when they do not',
    owner: ['Gareth Ashdown', 'Local operations inspector, Stafford'],
    written: long,
    start: -130,
    due: -15,
    effect: 45,
    moves: ['M8', 'M8a'],
    came: [
      { on: -128, did: 'start' },
      { on: -30, did: 'claim', words: 'Briefed at every station; inspectors say that they now answer' },
      {
        on: -22,
        did: 'return',
        words: 'Of thirty assignments looked at, eleven were not acknowledged at all. Saying so is not evidence',
      },
    ],
  },
  {
    key: 'supervision-reviews',
    serves: ['NCPI-2021/3'],
    text: 'Sergeants review every open child protection investigation weekly and write what is to be done next and by whom',
    owner: ['Priya Stanmore', 'Detective inspector'],
    written: long,
    start: -120,
    due: -10,
    effect: 90,
    moves: ['M9', 'M10'],
    came: [
      { on: -118, did: 'start' },
      {
        on: -70,
        did: 'move',
        words: 'Two sergeants’ posts stayed vacant over the summer',
        days: 45,
        agrees: 'Milo Ferrand',
      },
      {
        on: -25,
        did: 'move',
        words: 'The second of the posts was filled only this month',
        days: 30,
        agrees: 'Tess Mowbray',
      },
    ],
  },
  {
    key: 'sergeants-posts',
    serves: ['NCPI-2021/3', 'NCPI-2021/9'],
    text: 'Fund and fill six sergeants’ posts in child protection so that nobody supervises more than eight constables',
    owner: ['Sunita Brand', 'Assistant chief constable, protecting people'],
    written: long,
    start: -160,
    due: 40,
    effect: 120,
    moves: ['M9'],
    posts: [6, 4],
    came: [{ on: -155, did: 'start' }],
  },
  {
    key: 'voice-of-the-child',
    serves: ['NCPI-2021/4'],
    text: 'Officers see and speak to every child face to face on return and write what the child said in the child’s own words',
    owner: ['Esme Tindall', 'Missing person coordinator'],
    written: long,
    start: -100,
    due: 25,
    effect: 100,
    moves: ['M13', 'M16'],
    training: 'A day with two young people who went missing themselves',
    came: [{ on: -95, did: 'start' }],
  },
  {
    key: 'files-read-aloud',
    serves: ['NCPI-2021/4', 'NCPI-2021/3'],
    text: 'Two files a week are read by somebody outside the team, for what the child lived through and whether the plan changed it',
    owner: ['Milo Ferrand', 'Improvement team'],
    written: long,
    start: -90,
    due: 60,
    effect: 120,
    moves: [],
    auditOnly: 'Whether a record holds the child’s life can only be told by reading it',
    came: [{ on: -88, did: 'start' }],
  },
  {
    key: 'ethnicity',
    serves: ['NCPI-2021/5'],
    text: 'Ask every child or parent how they define their ethnicity and record the answer, or why it could not be asked',
    owner: ['Hollie Marchbank', 'Local operations inspector, Stoke'],
    written: long,
    start: -80,
    due: 15,
    effect: 75,
    moves: ['M23'],
    came: [{ on: -79, did: 'start' }],
  },
  {
    key: 'return-interviews',
    serves: ['NCPI-2021/6'],
    text: 'Agree with the local authority that return interviews reach the force within two working days and are read by the owner',
    owner: ['Rosa Wexford', 'Missing person coordinator'],
    written: long,
    start: -60,
    due: 50,
    effect: 140,
    moves: ['M15', 'M16'],
    after: ['voice-of-the-child'],
    came: [],
  },
  {
    key: 'triage-form',
    serves: ['NCPI-2021/2'],
    text: 'Call handlers record structured triage for every call, and repeat callers are shown to them before they grade it',
    owner: ['Farah Quill', 'Duty superintendent'],
    written: long,
    start: -50,
    due: 70,
    effect: 150,
    moves: ['M12', 'M28'],
    after: ['grade-in-control-room'],
    came: [{ on: -48, did: 'start', early: 'The form is drafted meanwhile; it is used once grading is settled' }],
  },
  {
    key: 'handover',
    serves: ['NCPI-2021/1', 'NCPI-2021/9'],
    text: 'Every missing child is handed over in person at the change of shift and both inspectors sign for each child at HIGH',
    owner: ['Imran Tolliver', 'Local operations inspector, Burton'],
    written: long,
    start: -40,
    due: 20,
    effect: 80,
    moves: ['M11'],
    came: [{ on: -39, did: 'start' }],
  },
  {
    key: 'online-intelligence',
    serves: ['NCPI-2021/7'],
    text: 'Intelligence about a child abused online is shared with the local team within a day, and the list is looked at each morning',
    owner: null,
    written: -20,
    start: 10,
    due: 90,
    effect: 180,
    moves: [],
    came: [],
  },
]
