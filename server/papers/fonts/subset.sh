#!/bin/sh
# Makes the three faces of the certificate from Liberation Serif 2.1.5 (see README.md). Needs pyftsubset (fonttools, from PyPI).
# usage: sh subset.sh [folder with LiberationSerif-*.ttf]
set -eu
cd "$(dirname "$0")"
from=${1:-/usr/share/fonts/truetype/liberation2}

# Basic Latin, Latin-1, Latin Extended-A; of Extended-B and beyond the letters of Vietnamese (ơ ư) and of the minority
# languages written with it (Ƀ ƀ, Ɓ ɓ, Ɔ ɔ, Ɗ ɗ, Ə ə, Ɛ ɛ, Ɯ, Ɵ ɵ, ʼ), Latin Extended Additional (1EA0-1EF9 are Vietnamese),
# combining marks, and the signs of official papers.
letters=U+0020-007E,U+00A0-00FF,U+0100-017F,U+0180,U+0181,U+0186,U+018A,U+018F,U+0190,U+019F,U+01A0,U+01A1,U+01AF,U+01B0
letters=$letters,U+0243,U+0253,U+0254,U+0257,U+0259,U+025B,U+0275,U+02BC,U+1E00-1EFF
letters=$letters,U+0300-0304,U+0306-030A,U+030C,U+031B,U+0323,U+0324,U+0331
letters=$letters,U+2010,U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2022,U+2026,U+20AB,U+2116

for style in Regular Bold Italic; do
    pyftsubset "$from/LiberationSerif-$style.ttf" \
        --output-file="certificate-$(echo "$style" | tr 'A-Z' 'a-z').ttf" \
        --unicodes="$letters" --no-hinting --layout-features='' --legacy-kern --notdef-outline \
        --drop-tables+=GSUB,GPOS,GDEF,FFTM,gasp \
        --obfuscate-names --name-IDs=0,1,2,3,4,6,13,14 --no-recalc-timestamp
done
