from interlocal.cli import main

main()
