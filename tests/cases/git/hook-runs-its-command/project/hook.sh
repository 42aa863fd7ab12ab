cat
printf "<%s>\n" "$@"
exit 3
