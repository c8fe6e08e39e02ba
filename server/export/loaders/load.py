"""Loads every table of an Entente export with the right types, and checks it.

    python3 load.py [FOLDER ...]       checks and prints a summary
    import load; tables = load.load("FOLDER")

Several folders are put together. With pandas, tables are data frames: text is "string", choices
are categories, flags "boolean", whole numbers "Int64", moments UTC time stamps, an empty cell is
missing. Without pandas, tables are lists of rows (dicts), with None for an empty cell.
"""

import csv
import datetime
import math
import os
import re
import sys

try:
    import pandas
except ImportError:
    pandas = None

GUARD = re.compile("^'(?='*(\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\\t\\r\\n]))")


def moment(written):
    parsed = datetime.datetime.strptime(written, "%Y-%m-%dT%H:%M:%S.%fZ")
    return parsed.replace(tzinfo=datetime.timezone.utc)


READERS = {
    "text": lambda written: GUARD.sub("", written),
    "choice": str,
    "flag": lambda written: {"1": True, "0": False}[written],
    "whole": int,
    "number": float,
    "time": moment,
}
DTYPES = {"text": "string", "flag": "boolean", "whole": "Int64", "number": "float64"}


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def levels(column):
    return [pair.split(" = ")[0] for pair in column["values"].split(" | ")]


def typed(name, column, written):
    if written == "":
        if column["missing"] == "":
            raise ValueError(f"{name}.csv, {column['column']}: an empty cell")
        return None
    value = READERS[column["type"]](written)
    if column["type"] == "choice" and value not in levels(column):
        raise ValueError(f"{name}.csv, {column['column']}: {value} is not in the codebook")
    for bound, sign in (("minimum", 1), ("maximum", -1)):
        if column[bound] != "" and sign * value < sign * float(column[bound]):
            raise ValueError(f"{name}.csv, {column['column']}: {value} is out of range")
    return value


def table_of(name, columns, folders):
    """The rows of a table, or None where it was taken out."""
    paths = [os.path.join(folder, f"{name}.csv") for folder in folders]
    paths = [path for path in paths if os.path.exists(path)]
    if not paths:
        return None
    rows = []
    for path in paths:
        for row in rows_of(path):
            if list(row) != [column["column"] for column in columns]:
                raise ValueError(f"{name}.csv: other columns than the codebook has")
            rows.append({c["column"]: typed(name, c, row[c["column"]]) for c in columns})
    key = [column["column"] for column in columns if column["key"] == "1"]
    if len({tuple(row[part] for part in key) for row in rows}) < len(rows):
        raise ValueError(f"{name}.csv: two rows with the same key")
    return rows


def near(a, b):
    return math.isclose(a, b, rel_tol=0, abs_tol=1e-9)


def check(tables):
    """What must hold between the columns; raises ValueError where it does not."""
    games = {(row["roomId"], row["gameId"]) for row in tables["rooms"]}
    for name, rows in tables.items():
        for row in rows:
            if row.get("gameId") and (row["roomId"], row["gameId"]) not in games:
                raise ValueError(f"{name}.csv: a game that is not in rooms.csv")
    terms = ["material", "fear", "publicCost", "jointSecurity", "posture", "rival", "legacy"]
    running = {}
    for row in tables["rounds"]:
        if not near(sum(row[term] for term in terms), row["score"]):
            raise ValueError("rounds.csv: terms do not add up")
        seat = (row["roomId"], row["gameId"], row["countryId"])
        running[seat] = running.get(seat, 0) + (row["score"] if row["counted"] else 0)
        if not near(running[seat], row["total"]):
            raise ValueError("rounds.csv: scores do not add up")
    causes = ["byThreat", "byImposition", "byLeaving", "bySpillover", "byRecovery"]
    for row in tables["dyads"]:
        # missing together: the game was played by an older version of the model
        if row["byThreat"] is not None and not near(row["eTBefore"] + sum(row[cause] for cause in causes), row["eTAfter"]):
            raise ValueError("dyads.csv: causes do not add up")
        if not near(1 - row["eTAfter"], row["trustAfter"]):
            raise ValueError("dyads.csv: trust is not 1 - eT")


def framed(rows, columns):
    """A data frame with a type for every column."""
    frame = {}
    for column in columns:
        values = [row[column["column"]] for row in rows]
        if column["type"] == "choice":
            series = pandas.Series(pandas.Categorical(values, categories=levels(column)))
        elif column["type"] == "time":
            series = pandas.to_datetime(pandas.Series(values, dtype="object"), utc=True)
        else:
            series = pandas.Series(values, dtype=DTYPES[column["type"]])
        frame[column["column"]] = series
    return pandas.DataFrame(frame)


def load(*folders):
    """Every table by its name."""
    folders = folders or (".",)
    codebook = rows_of(os.path.join(folders[0], "codebook.csv"))
    tables, columns = {}, {}
    for name in dict.fromkeys(column["table"] for column in codebook):
        columns[name] = [column for column in codebook if column["table"] == name]
        rows = table_of(name, columns[name], folders)
        if rows is not None:
            tables[name] = rows
    check(tables)
    if pandas is None:
        return tables
    return {name: framed(rows, columns[name]) for name, rows in tables.items()}


if __name__ == "__main__":
    loaded = load(*sys.argv[1:])
    for table, content in loaded.items():
        print(f"{table:<13} {len(content):>6} rows")
    print("Types, keys and sums are right.")
    if pandas is None:
        print("pandas is not installed: tables are lists of rows.")
