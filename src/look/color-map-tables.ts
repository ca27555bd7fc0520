/**
 * Color maps of others, as 52 colors each (red, green, blue in base64) at even steps from the lowest value to the
 * highest: every fifth of their 256, between which straight lines stay within one level (of 255) of the rest. Both under the
 * MIT license.
 *
 * cmocean: K. M. Thyng and others, "True colors of oceanography", Oceanography 29(3), 2016, 10.5670/oceanog.2016.66;
 * tables copyright 2015 K. M. Thyng. Scientific colour maps: F. Crameri, 10.5281/zenodo.1243862; copyright F. Crameri.
 */
export const CMOCEAN = {
  thermal:
    "BCMzBSc9BipHCC1SCzBdDzJqFjN3HjSEJzSRMzObPjSfRzagUDmeWDycXz+ZZkOXbUaUdEmSekyRgU+PiFKNj1SMlleKnVmIpVyGrF6DtGCAu2J9w2V5ymd00Wpv2G1q33Bk5XRe63lY735S84NM9opH+ZFD+pg/+589/Kc8/K88+7c9+r8/+chC99BF9dhJ8uFN7+lR7PJW6Ppb",
  haline:
    "KhhsLBp4LhuELh2RLSCcKSeiIjCjHDmgFkCdEUeaDU2XDFKUDVeSEFyQFGGOGGWNHGqMIG6LJHKKKHaJK3uJL3+JMoOINYiIOIyIOpCHPZWHP5mGQp6FRaOESKeCTKyAULB+VLV7Wrl4X751ZsJxbsZtd8pogM5ki9Fgl9Rdo9dcr9ldu9thxt5m0OBt2uN14+Z+7OmH9eyQ/e+a",
  ice: "BAYTCAoaDQ4hEhMoFxcvGxs3Hx8+JCJGKCZOLCpVLy5eMzJmNjVuOTl2Oz5/PUKHPkePP0uWP1GdP1aiPlynPmGrPmevP2yyQHK0QXi2Q324RoK6SYi8TI2+UJLAVJjCWJ3DXaLFYajHZ63JbLLLcrjOeL3Qf8LShsfUjszWl9HZoNbcqdrfs9/jvOTnxujrz+3v2PL04ff56v39",
  deep: "/f7M8/rG6fbA3/K71O+2yuuyv+euteSqquCon92llNmkidWjf9Gjds2jbsijZ8OkYr+kXbqkWbSkVq+kU6qjUaWiT6CiTZuhS5agSZGeR4ydRoecRIKbQ32aQXiZQHOYP26XPmmWPmSVPl+TPlmSP1SQQE6NQUmIQUSBQUB6QDxxPzhpPTRhOjBYOC1RNSlJMiVBLyI6Kx4zKBos",
  matter:
    "/u2w/eap/N+j/Nic+9GW+sqQ+cOK+b2E+LZ+96959ah09KFv85pq8pRm8I1i7oZe7X9b63hY6XJW5mtU42RT4F5T3VhT2VFT1UxU0UZWzEFXxz1ZwjhavTRctzBesS1fqylgpSZinyRimSJjkh9jjB5jhRxjfhtieBphcRlgahleYxhbXRdYVhdVTxZSSRVOQhRLPBJHNhFCLw8+",
  tempo:
    "//b0+PHt8ezl6uje4+PX3N/Q1dvJztfDxtO8v8+2t8uwsMirqMSloMCgl72cj7qXhraTfbOQdK+Na6yKYamHV6WFTqGDQ56COpqBMJaAJ5J/H41+GYl9FIR8EYB6EXt5EXZ3E3J1FW1zF2hwGGRuGl9rG1poG1ZmHFFjHExgHEhdHENaGz9XGzpUGjZRGTFPGCxMFydJFiJGFR1E",
  amp: "8e3s7ufl7OHe6dvX59XQ5c/J48nC4cS7376z3ris3LKl2q2e2KeW16GP1ZyI05aB0pB60ItzzoVszH9ly3leyXRXx25RxWhKw2JEwVw+v1Y5vU8zukkvuEIrtTwnsjUlri8kqigkpiIloR0lnBgnlxQokREpiw8phA4pfQ4pdw4ocA4naQ8lYw4jXA4hVg4eTw0bSQwYQwoVPAkS",
} as const;

export const CRAMERI = {
  batlow:
    "ARlZBiFbCihcDC9dDjZeDzxfEUFgEkZhE0thFU9iGFRiG1hiHl1iI2BgKGRfL2dcNWpZPG1WRHBSTHJNU3VJW3dFY3pAbHw8dH44fYE0hoMwj4YtmYgso4osrYwtt44xwJA2ypI80pND25VL45dU6ple8Jxp9Z90+aOA+6aM/aqX/a6i/bKt/bW4/bnC/bzN/MDY/MTj+8jv+sz6",
  lapaz:
    "GgxkHBNoHhltHx9xISV1Iip5IzB8JDWAJjqEJz+HKEWLKkqOK0+RLVSUL1mWMV6ZM2KbNmedOWyePHCgQHWhRHqiSX6jToKjU4akWIqjXo6jZZGia5ShcpegeJqff5ydhp6bjaCZlKKYm6SWoqaWqqmVsquWuq+Xw7OazLie1b2k3sOr5sq07NC98tfG9t3P+eLY++jh/e3q/vLz",
  imola:
    "GjOzHDexHjqvID6tIUGsI0SqJUioJkunKE6lKlKjK1WiLVigL1ueMF+cMmKbNGWYN2iWOWuUPG6RPnCPQXOMRHaJR3mHSn2EToCCUYSAVoh+Wox9XpF7Y5V6Z5p5bJ94caR3dql1e650gLNzhbhyir1wkMJvlchum81sodNrp9hqr95pt+NowOhnyuxn1fBm3/Rm6vhm9ftm//9m",
  oslo: "AQEBBAcLBgwTCREZDBUfDRklDhwsDiAyDyQ5EChAESxHEzFOFDVVFjpdGD5kGkNsHEhzH0x7IlGDJlaLKluTL2CbNGWjO2urQ3GyS3e5U32+W4PDY4jGao3IcJHJd5XJfZnKg53KiaDKjqTJlKjJmqzJoK/Jp7TKrbjLtL3MusLOwsfRyc3U0dPZ2Nre4OHk6Onq7/Dx9/f4////",
  acton:
    "Jg1AKxNFLxlLMx9QNyVWOytbPzFgQzZlRzxqS0FvTkZ0Ukt5VlB9WlWCX1qGZV2Ja2CLcWGMd2KNfWOOg2OOiWSOj2SOlmWPnWWPpGaPq2aQsmeQumiRwWuTx26WzHOa0Hmf03+l1Yaq14yw2ZO125m73aDA3qfG4K3L4rTQ5LrV5cDa58be6Mzj6dHn69fr7Nzv7eHz7+b28Or6",
  vik: "ABJhARpmAiJrAipwAjF1Ajl6A0F/A0mEBVGJCFmPEGKUGWuaJXWhM3+oQomvUZS2YZ69cajEgLLKkLzRoMXYsM/ewNjkz+Do3ubp6Ofl7uPc7tvQ7NHD6Mi15L6o37Sa26qN16CB05d0z45ozIVdyHxRxHRFwGs6vGIvtlgkr0wYpUAPmjUIjysGhSIGfBsGcxQGag0HYgYHWQAI",
  broc: "LBpMKyFUKylbKjBjKThqKD9yKEd6KlCCLliJNGGRPWqXR3KeUnukXYSqaIywdJW2f568i6fCl7DIornOrsLVusvbxtTh0t3n3uXs5+zt7e/p7e7h6urW5eXL39+/2dmz09OnzMybxcWPvLyDsrJ3qKhtnZ1jk5NbiYlSf39KdXVCbGw6YmIyWVkqUFAjR0ccPj4VNjYPLi4IJiYA",
  roma: "fhcAgyUEiDAIjjoLkkQPl00Tm1UXn10ao2Uep20hq3Ulr30ps4Yut44zu5c5wKFBxKpKyLRVzL5iz8hv0tF+0tmN0d+bz+Woy+i0xOq+verGs+nNqefSnePVkN7Xg9jXdtHXacnVXcHTU7jRSbDOQafLOp/HNZfEMI/BLYe9KX+6Jne3JG+zIWewHl+sG1aoGE2kE0SgDDucAzGY",
  berlin:
    "nrD/k6/6h630e6zub6noYqbgVqLXS5vNQZTBOYu0M4KoL3icK2+PJ2aDJF14IFRsHUthGkJWFzpLFDJAEio2ESMsEBwjERYbEhIUFg4NGwsHIQsDJg0BLA4AMw8AOREAQRIBSBUCUBgDWRwHYyEMbigTeTAbhDkkjkIumEw5olVErF5PtmhawHFlyntx1YV934+J6pmV9KOh/62t",
} as const;
