//! Measures the http crate's canonical_reason on the codes of the files named, against a function that does nothing.
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 200;

#[inline(never)]
fn empty(code: i32) -> usize {
    black_box(code);
    0
}

#[inline(never)]
fn reason(code: i32) -> usize {
    u16::try_from(code)
        .ok()
        .and_then(|code| http::StatusCode::from_u16(code).ok())
        .and_then(|status| status.canonical_reason())
        .map_or(0, str::len)
}

fn time_of(work: fn(i32) -> usize, codes: &[i32]) -> f64 {
    let work = black_box(work);
    let begin = Instant::now();
    let sum: usize = codes.iter().map(|&code| work(code)).sum();
    black_box(sum);
    begin.elapsed().as_nanos() as f64 / codes.len() as f64
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).expect("a file of codes");
        let codes: Vec<i32> = text.lines().map(|line| line.parse().expect("a code")).collect();
        let (mut times, mut ratios) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let floor = time_of(empty, &codes);
            let own = time_of(reason, &codes);
            times.push(own);
            ratios.push(own / floor);
        }
        let mix = std::path::Path::new(&path).file_stem().unwrap().to_str().unwrap();
        println!(
            "{{\"group\": \"phrases\", \"work\": \"Rust http\", \"mix\": \"{}\", \
             \"floor\": \"empty Rust function\", \"ratio\": {:.3}, \"ns\": {:.3}}}",
            mix,
            median(ratios),
            median(times)
        );
    }
}
