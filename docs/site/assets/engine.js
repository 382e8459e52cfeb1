// The library itself: a promise of the functions that ask it. Its module is in library.js, packed.
globalThis.engine = (async () => {
  const PAGE = 65536; // bytes, by which the memory of WebAssembly grows
  const packed = Uint8Array.from(atob(globalThis.LIBRARY), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const { instance } = await WebAssembly.instantiate(await new Response(unpacked).arrayBuffer());
  const { memory, __heap_base: end, ...functions } = instance.exports;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const utf8 = (text) => encoder.encode(text);

  // Calls a function. A string is passed as C has it, null as NULL, a Uint8Array as a pointer and a length, and an
  // ArrayBuffer as a pointer to what the function reads and writes.
  function call(name, args) {
    let top = end.value;
    const place = (bytes) => {
      const at = Math.ceil(top / 8) * 8; // the alignment of httpstatus_set, in bytes
      top = at + bytes.length;
      if (top > memory.buffer.byteLength) memory.grow(Math.ceil((top - memory.buffer.byteLength) / PAGE));
      new Uint8Array(memory.buffer).set(bytes, at);
      return at;
    };
    const written = [];
    const values = args.flatMap((arg) => {
      if (typeof arg === "string") return place(utf8(`${arg}\0`));
      if (arg instanceof Uint8Array) return [place(arg), arg.length];
      if (!(arg instanceof ArrayBuffer)) return arg;
      const at = place(new Uint8Array(arg));
      written.push([arg, at]);
      return at;
    });
    const answer = functions[`httpstatus_${name}`](...values);
    for (const [buffer, at] of written) {
      new Uint8Array(buffer).set(new Uint8Array(memory.buffer, at, buffer.byteLength));
    }
    return answer;
  }

  // The text at an address; null for NULL.
  function textAt(address) {
    if (address === 0) return null;
    const bytes = new Uint8Array(memory.buffer, address);
    return decoder.decode(bytes.subarray(0, bytes.indexOf(0)));
  }

  return {
    utf8,
    number: (name, ...args) => call(name, args),
    text: (name, ...args) => textAt(call(name, args)),
  };
})();
