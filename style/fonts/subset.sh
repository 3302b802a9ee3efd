#!/bin/sh
# Makes the two faces of this folder from the published Noto Sans. See README.md.
# Needs npm, and Python with fonttools 4.68.0 and brotli 1.2.1 (PyPI).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent @expo-google-fonts/noto-sans@0.4.2 >/dev/null
tar -xzf expo-google-fonts-noto-sans-0.4.2.tgz

# Basic Latin, Latin-1, Latin Extended-A; b with stroke (Ê-đê, Jrai); Ơ Ư; all Vietnamese letters with tone;
# the marks that NFD text and minority names combine; punctuation, signs, đồng, minus.
letters='U+0020-007E,U+00A0-017F,U+0180,U+0243,U+01A0-01A1,U+01AF-01B0,U+1EA0-1EF9'
marks='U+0300-0304,U+0306-0309,U+030B,U+030C,U+031B,U+0323,U+0327,U+0328,U+25CC'
signs='U+2010-2014,U+2018-201A,U+201C-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032,U+2033,U+2039,U+203A,U+20AB,U+20AC,U+2116,U+2122,U+2212'

for pair in 400Regular:400 600SemiBold:600; do
  name=${pair%%:*} weight=${pair##*:}
  pyftsubset "package/$name/NotoSans_$name.ttf" \
    --unicodes="$letters,$marks,$signs" \
    --layout-features=ccmp,locl,kern,mark,mkmk,liga,tnum,case \
    --layout-scripts=latn,DFLT \
    --desubroutinize --no-hinting \
    --name-IDs=0,1,2,3,4,5,6,13,14 \
    --flavor=woff2 --output-file="$here/noto-sans-$weight.woff2"
done
