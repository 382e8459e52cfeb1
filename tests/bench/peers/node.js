// Measures what Node programs look phrases up with, on the codes of the files named, against a function that does nothing.
'use strict'
const fs = require('fs')
const path = require('path')
const { STATUS_CODES } = require('http')

const ROUNDS = 200
const works = { 'empty Node function': () => '', 'http.STATUS_CODES': (code) => STATUS_CODES[code] }

// The packages are there if the bench command could install them.
function offer (name, make) {
  try {
    works[name] = make(require(name))
  } catch (error) {
    console.error(`node: ${name} is not installed`)
  }
}
offer('statuses', (statuses) => (code) => statuses.message[code])
offer('http-status-codes', ({ getReasonPhrase }) => (code) => {
  try {
    return getReasonPhrase(code)
  } catch (error) {
    return undefined // it throws for what it does not know
  }
})

// A loop of its own for each work, so that each is compiled for what it calls.
const loops = Object.fromEntries(Object.keys(works).map((name) => [name, new Function('work', 'codes', `
  let sum = 0
  for (let at = 0; at < codes.length; at++) { if (work(codes[at]) !== undefined) sum++ }
  return sum`)]))

let sink = 0
function timeOf (name, codes) {
  const begin = process.hrtime.bigint()
  sink += loops[name](works[name], codes)
  return Number(process.hrtime.bigint() - begin) / codes.length
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1]

for (const file of process.argv.slice(2)) {
  const codes = fs.readFileSync(file, 'utf8').trim().split('\n').map(Number).slice(0, 8192)
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of Object.keys(works)) times[name].push(timeOf(name, codes))
  }
  const floors = times['empty Node function']
  for (const name of Object.keys(works).slice(1)) {
    const ratio = median(times[name].map((time, round) => time / floors[round]))
    console.log(JSON.stringify({ suite: 'node', group: 'peers', work: `Node ${name}`, mix: path.basename(file, '.txt'), floor: 'empty Node function', ratio, ns: median(times[name]) }))
  }
}
