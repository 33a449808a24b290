// Whatever is sent, what is kept is a small upright JPEG with nothing in it but the picture; the rest is refused in words.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import sharp from 'sharp'
import { colours } from '../../test/pictures.ts'
import { mostPictureBytes, readPicture } from './picture.ts'

async function kept(bytes: Buffer) {
  const read = await readPicture(bytes)
  assert.equal(read.kind, 'picture', read.kind === 'refused' ? read.sentence : '')
  return read.kind === 'picture' ? read.picture : assert.fail()
}

async function refusedWith(bytes: Buffer): Promise<string> {
  const read = await readPicture(bytes)
  return read.kind === 'refused' ? read.sentence : assert.fail('it was taken')
}

test('a photograph from a telephone: turned upright, made small, and where and by whom it was taken is gone', async () => {
  const sent = await colours(2400, 1600, { turned: true })
  const before = await sharp(sent).metadata()
  assert.ok(before.exif?.includes('SecretOwner'), 'the test’s own picture says who owns it')
  const { jpeg, width, height, sha256 } = await kept(sent)
  // A quarter turn: what was wide is high; the red half, once at the left, is at the top.
  assert.deepEqual([width, height], [800, 1200])
  const after = await sharp(jpeg).metadata()
  assert.deepEqual([after.format, after.width, after.height, after.orientation], ['jpeg', 800, 1200, undefined])
  assert.equal(after.exif, undefined)
  assert.equal(jpeg.includes('SecretOwner'), false)
  const top = await sharp(jpeg).extract({ left: 400, top: 100, width: 1, height: 1 }).raw().toBuffer()
  assert.ok((top[0] ?? 0) > 200 && (top[2] ?? 255) < 60, `the top is ${[...top].join()}`)
  assert.equal(sha256, createHash('sha256').update(jpeg).digest('hex'))
})

test('a small picture is not made larger; PNG and WebP become JPEG, and what is transparent white', async () => {
  const clear = sharp({ create: { width: 40, height: 30, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
  for (const bytes of [await clear.clone().png().toBuffer(), await clear.clone().webp().toBuffer()]) {
    const { jpeg, width, height } = await kept(bytes)
    assert.deepEqual([width, height], [40, 30])
    const [red] = await sharp(jpeg).extract({ left: 20, top: 15, width: 1, height: 1 }).raw().toBuffer()
    assert.ok((red ?? 0) > 250, `it is ${red}`)
  }
})

test('what follows a picture in its file is not carried over', async () => {
  const { jpeg } = await kept(Buffer.concat([await colours(60, 60), Buffer.from('<script>alert(1)</script>')]))
  assert.equal(jpeg.includes('script'), false)
})

test('not a photograph: each is refused in words that say what to send', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
  assert.match(await refusedWith(svg), /not a photograph that can be read: send a JPEG, PNG or WebP/)
  assert.match(await refusedWith(Buffer.from('%PDF-1.7')), /not a photograph/)
  assert.match(await refusedWith(Buffer.alloc(0)), /not a photograph/)
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(100)])
  assert.match(await refusedWith(heic), /HEIC.*Send it as JPEG/)
  assert.match(await refusedWith(Buffer.alloc(mostPictureBytes + 1)), /larger than 8 megabytes/)
})

test('a broken picture, and a small file that says it is enormous: refused, and the process that read it is gone', async () => {
  const whole = await colours(900, 900)
  assert.match(await refusedWith(whole.subarray(0, Math.floor(whole.length / 2))), /damaged or incomplete/)
  assert.match(await refusedWith(Buffer.from('\xff\xd8\xff nothing else', 'latin1')), /damaged/)
  // One colour, 144 million pixels in less than a megabyte: 430 megabytes, were it drawn.
  const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#000' } })
    .png()
    .toBuffer()
  assert.ok(bomb.length < 1_000_000, `it has ${bomb.length} bytes`)
  assert.match(await refusedWith(bomb), /damaged/)
})

test('only so many are read at once: the next is asked to come again', async () => {
  const bytes = await colours(1200, 1200)
  const answers = await Promise.all(Array.from({ length: 6 }, async () => await readPicture(bytes)))
  const words = answers.map((one) => (one.kind === 'picture' ? 'picture' : one.sentence))
  assert.equal(words.filter((one) => one === 'picture').length, 3)
  assert.equal(words.filter((one) => /in a moment/.test(one)).length, 3)
  assert.equal((await readPicture(bytes)).kind, 'picture')
})
