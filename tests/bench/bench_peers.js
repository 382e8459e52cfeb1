// Measures what Node programs look phrases and codes up with, against a function that does nothing.
//
//   node bench_peers.js FOLDER     reads FOLDER/codes/*.txt, and FOLDER/texts/*.txt with phrases
'use strict'
const fs = require('fs')
const path = require('path')
const { STATUS_CODES } = require('http')

const ROUNDS = 200
const MOST = 8192 // inputs of each file
const FLOOR = 'empty Node function'
const phrases = { [FLOOR]: () => '', 'Node http.STATUS_CODES': (code) => STATUS_CODES[code] }
const numbers = { [FLOOR]: () => 0 }

// The packages are there if run.sh could install them.
function offer (name, add) {
  try {
    add(require(name))
  } catch (error) {
    console.error(`bench_peers.js: ${name} is not installed`)
  }
}
offer('statuses', (statuses) => {
  phrases['Node statuses'] = (code) => statuses.message[code]
  numbers['Node statuses'] = (phrase) => statuses.code[phrase.toLowerCase()]
})
offer('http-status-codes', ({ getReasonPhrase, getStatusCode }) => {
  // It throws for what it does not know.
  const or = (get) => (value) => {
    try {
      return get(value)
    } catch (error) {
      return undefined
    }
  }
  phrases['Node http-status-codes'] = or(getReasonPhrase)
  numbers['Node http-status-codes'] = or(getStatusCode)
})

// A loop of its own for each work, so that each is compiled for what it calls.
const loopOf = () => new Function('work', 'inputs', `
  let sum = 0
  for (let at = 0; at < inputs.length; at++) { if (work(inputs[at]) !== undefined) sum++ }
  return sum`)

let sink = 0
function timeOf (loop, work, inputs) {
  const begin = process.hrtime.bigint()
  sink += loop(work, inputs)
  return Number(process.hrtime.bigint() - begin) / inputs.length
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1]

function measure (group, mix, inputs, works) {
  const names = Object.keys(works)
  const loops = Object.fromEntries(names.map((name) => [name, loopOf()]))
  const times = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) times[name].push(timeOf(loops[name], works[name], inputs))
  }
  for (const name of names.slice(1)) {
    const ratio = median(times[name].map((time, round) => time / times[FLOOR][round]))
    console.log(JSON.stringify({ group, work: name, mix, floor: FLOOR, ratio, ns: median([...times[name]]) }))
  }
}

function eachFile (kind, use) {
  const folder = path.join(process.argv[2], kind)
  for (const file of fs.readdirSync(folder).sort()) {
    const lines = fs.readFileSync(path.join(folder, file), 'utf8').trim().split('\n').slice(0, MOST)
    use(path.basename(file, '.txt'), lines)
  }
}
eachFile('codes', (mix, lines) => measure('phrases', mix, lines.map(Number), phrases))
// Each is asked only for the phrases that it has: most texts are older or newer than one of the tables.
eachFile('texts', (mix, lines) => {
  for (const name of Object.keys(numbers).slice(1)) {
    const known = lines.filter((line) => numbers[name](line) !== undefined)
    measure('numbers', mix, known, { [FLOOR]: numbers[FLOOR], [name]: numbers[name] })
  }
})
