// The library itself: a promise of the functions that ask it. Its module is in library.js, packed.
globalThis.engine = (async () => {
  const PAGE = 65536; // bytes, by which the memory of WebAssembly grows
  const ALIGNMENT = 8; // bytes, for httpstatus_set
  const packed = Uint8Array.from(atob(globalThis.LIBRARY), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const { instance } = await WebAssembly.instantiate(await new Response(unpacked).arrayBuffer());
  const { memory, __heap_base: end, ...functions } = instance.exports;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const utf8 = (text) => encoder.encode(text);
  // Where the next argument goes: each call begins again where the data of the library ends.
  let top;

  function place(bytes) {
    const at = Math.ceil(top / ALIGNMENT) * ALIGNMENT;
    top = at + bytes.length;
    if (top > memory.buffer.byteLength) memory.grow(Math.ceil((top - memory.buffer.byteLength) / PAGE));
    new Uint8Array(memory.buffer).set(bytes, at);
    return at;
  }

  // An argument as C takes it: a string with its NUL, null as NULL, a Uint8Array as a pointer and a length, and an
  // ArrayBuffer as a pointer to what the function reads and writes. An int64_t is a BigInt, also where it is returned.
  function passed(argument) {
    if (typeof argument === "string") return place(utf8(`${argument}\0`));
    if (argument instanceof Uint8Array) return [place(argument), argument.length];
    if (argument instanceof ArrayBuffer) return place(new Uint8Array(argument));
    return argument;
  }

  function call(name, given) {
    top = end.value;
    const values = given.map(passed);
    const answer = functions[`httpstatus_${name}`](...values.flat());
    given.forEach((argument, at) => {
      if (!(argument instanceof ArrayBuffer)) return;
      new Uint8Array(argument).set(new Uint8Array(memory.buffer, values[at], argument.byteLength));
    });
    return answer;
  }

  // The text at an address; null for NULL.
  function textAt(address) {
    if (address === 0) return null;
    const bytes = new Uint8Array(memory.buffer, address);
    return decoder.decode(bytes.subarray(0, bytes.indexOf(0)));
  }

  // The rule that a decision puts where its last argument points: a 32-bit int.
  function ruleOf(name, given) {
    const rule = new ArrayBuffer(4);
    call(name, [...given, rule]);
    return new DataView(rule).getInt32(0, true);
  }

  return {
    utf8,
    number: (name, ...given) => call(name, given),
    rule: (name, ...given) => ruleOf(name, given),
    text: (name, ...given) => textAt(call(name, given)),
  };
})();
