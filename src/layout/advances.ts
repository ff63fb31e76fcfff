/**
 * Advance widths of Inter (the file that the page loads), measured once in a browser at 1,000 px and rounded
 * to hundredths of an em: two base-36 digits for each character of {@link CHARACTERS}, per weight.
 * JetBrains Mono needs no table: every character is {@link MONO_ADVANCE} wide.
 */
export const CHARACTERS =
  ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrs' +
  'tuvwxyz{|}~¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéê' +
  'ëìíîïðñòóôõö÷øùúûüýþÿ‹›–—‘’“”…−·';

export const INTER_ADVANCES = {
  400:
    '0s0t1b1r1s2q1s0u10101e1u0t1a0t101r151p1q1t1n1q1l1q1q0t0u1u1u1u1f2p1x1t21201o1n23220r' +
    '1l1v1l2i23241s241s1s1t221x2r1w1w1r1010101b1a0w1k1p1l1p1m111p1n0o0o1j0o2g1n1o1p1p121h' +
    '0x1n1k2a1j1k1j170x171u0t1l1p201j0r1l1n2j191m1u1v1c1a1u18190w1n1o0t0r0u1c1m282d2g1f1x' +
    '1x1x1x1x1x2r211o1o1o1o0r0r0r0r212324242424241u24222222221w1s1q1k1k1k1k1k1k2k1l1m1m1m' +
    '1m0o0o0o0o1m1n1o1o1o1o1o1u1o1n1n1n1n1k1p1k12121e2s0q0q18182e1u0t',
  600:
    '0p0w1g1s1t2s1u0x11111i1v0w1b0w121u161q1s1v1p1s1m1s1s0w0x1v1v1v1i2s211u22201p1n23230s' +
    '1m1y1l2k24251t251t1t1u22212u201z1t1112111c1b0z1l1q1m1q1n131r1p0q0q1l0q2i1p1p1q1q141j' +
    '0z1p1n2c1l1n1l1910191v0w1m1r231k0w1l1p2j1a1r1v1u191a1v191a0z1p1o0w0x0w1d1r2b2f2j1i21' +
    '21212121212t221p1p1p1p0s0s0s0s232425252525251v25222222221z1u1s1l1l1l1l1l1l2j1m1n1n1n' +
    '1n0q0q0q0q1n1p1p1p1p1p1p1v1p1p1p1p1p1n1q1n16161e2s0t0t1f1e2o1v0w',
  700:
    '0o0y1j1t1t2u1v0y12121k1w0x1b0x131v171r1t1w1q1t1m1t1t0x0y1w1w1w1k2u231u22201p1n23230s' +
    '1m201l2l24251t261u1t1v21232w22211u1213121d1c111m1r1n1r1o141r1q0r0r1m0r2j1q1p1r1r151k' +
    '111q1o2d1m1o1l1b111b1w0y1n1s241l0y1l1q2j1a1u1w1u181a1w1a1b111r1o0x100x1d1u2d2g2k1k23' +
    '23232323232u221p1p1p1p0s0s0s0s242425252525251w2521212121211v1u1m1m1m1m1m1m2j1n1o1o1o' +
    '1o0r0r0r0r1o1q1p1p1p1p1p1w1p1q1q1q1q1o1r1o17171e2s0v0v1i1h2s1w0x',
} as const;

/** In em. */
export const MONO_ADVANCE = 0.6;
