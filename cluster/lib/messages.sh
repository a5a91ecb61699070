# shellcheck shell=sh

# The command as the user typed it; stack_argument adds the stack.
me="make ${0##*/}"

say() { printf '%s\n' "$*"; }

# What is being done, for one who waits.
step() { printf '\n== %s\n' "$*"; }

# What is wrong, and what to do about it: one line each.
die() { # WHAT MEND
  printf '%s: %s\n  %s\n' "$(harmless "$me")" "$(harmless "$1")" "$(harmless "$2")" >&2
  exit 1
}

# TEXT that others wrote, on one line and harmless to a terminal: what would move its cursor or turn its writing is a `?`.
harmless() { # TEXT
  printf '%s' "$1" | LC_ALL=C tr '\001-\037\177' '[?*]' | LC_ALL=C sed "$unseen"
}

# In UTF-8, for sed: the control characters above ASCII, and marks, joiners and directions that nobody sees.
unseen=$(printf 's/%b/?/g\n' '\0302[\0200-\0237\0255]' '\0330\0234' '\0342\0200[\0213-\0217\0250-\0256]' \
  '\0342\0201[\0240-\0257]' '\0357\0273\0277' '\0363\0240[\0200-\0277][\0200-\0277]')

# TEXT for a shell, as one word.
quoted() { printf "'%s'" "$(say "$1" | sed "s/'/'\\\\''/g")"; }
