#!/bin/sh
# Brings the sounds of the log into Rivendell's library. Run it on a host of the Rivendell system:
#   sh THIS_FILE [GROUP]
# GROUP is NEWS where none is named, and must have the carts 900000 to 999999.
# What was imported before is left as it is; "imported" beside this file remembers it.
set -u
# Titles are UTF-8, and rdimport reads its words by the locale.
export LC_ALL=C.UTF-8
group=${1:-NEWS}
memory=$(dirname -- "$0")/imported
failed=0
mkdir -p -- "$memory" || exit 6

# Mastered sound stays as it is: no normalization, no trimming.
bring() {
    cart=$1 file=$2
    shift 2
    mark=$memory/$cart
    told=$(printf '%s\n' "$file" "$@" | cksum)
    if [ -f "$mark" ] && [ "$(cat -- "$mark")" = "$told" ] && [ ! "$file" -nt "$mark" ]; then
        return
    fi
    if rdimport --verbose --normalization-level=0 --autotrim-level=0 --delete-cuts "$@" \
        "$group" "$file"; then
        printf '%s\n' "$told" > "$mark"
    else
        echo "not imported to cart $cart: $file" >&2
        failed=1
    fi
}

bring 979430 /srv/audio/ident/segment.wav --to-cart=979430 '--set-string-title=WHPR, Port Ambrose'
bring 931409 '/srv/music/slow bed.wav' --to-cart=931409 '--set-string-title=Slow bed'
bring 938519 /srv/audio/news/segment.wav --to-cart=938519 '--set-string-title=Six o’clock: "all quiet" - almost' '--set-string-artist=Odile Marsh' '--set-string-outcue=more at seven.' --set-datetimes=19700101-000000,20261122-120000
bring 919211 /srv/audio/ferry/segment.wav --to-cart=919211 '--set-string-title==Ferry | back, again; 🌉 الجسر' '--set-string-artist=Tobias - Renn' '--set-string-outcue=plays at seven.' --set-datetimes=20261122-050000,99991231-235959

exit $failed
