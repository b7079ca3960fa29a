"""python -m producer: the command without its console script."""

from producer.cli.app import main

if __name__ == "__main__":
    main()
