# Loads every table of an Entente export with the right types, and checks it. Needs base R only.
#
#   Rscript load.R [FOLDER ...]        checks and prints a summary
#   source("load.R"); tables <- entente_load("FOLDER")
#
# Several folders are put together. Text stays text, choices become factors, flags logical,
# moments POSIXct in UTC; an empty cell is NA. A carriage return inside a text is read as a line break.

entente_read <- function(path) {
  read.csv(path, colClasses = "character", na.strings = "", encoding = "UTF-8",
           quote = "\"", comment.char = "", check.names = FALSE)
}

# The text without the apostrophe that keeps spreadsheets from taking it for a formula.
entente_unguard <- function(x) {
  guard <- enc2utf8("^'(?='*(\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\\t\\r\\n]))")
  sub(guard, "", enc2utf8(x), perl = TRUE)
}

entente_typed <- function(x, type, values) {
  switch(type,
    text = entente_unguard(x),
    choice = factor(x, levels = sub(" = .*$", "", strsplit(values, " | ", fixed = TRUE)[[1]])),
    flag = x == "1",
    whole = as.numeric(x),
    number = as.numeric(x),
    time = as.POSIXct(x, format = "%Y-%m-%dT%H:%M:%OSZ", tz = "UTC"),
    stop("unknown type ", type))
}

entente_table <- function(name, book, folders) {
  paths <- file.path(folders, paste0(name, ".csv"))
  paths <- paths[file.exists(paths)]
  if (length(paths) == 0) return(NULL)
  written <- do.call(rbind, lapply(paths, entente_read))
  if (!identical(names(written), book$column)) stop(name, ".csv: other columns than the codebook has")
  table <- written
  for (i in seq_len(nrow(book))) {
    column <- book$column[i]
    table[[column]] <- entente_typed(written[[column]], book$type[i], book$values[i])
    wrong <- is.na(table[[column]]) & (!is.na(written[[column]]) | is.na(book$missing[i]))
    if (any(wrong)) stop(name, ".csv, ", column, ": a value that is no ", book$type[i])
  }
  if (anyDuplicated(written[book$key == "1"]) > 0) stop(name, ".csv: two rows with the same key")
  table
}

entente_check <- function(tables) {
  near <- function(a, b) all(abs(a - b) < 1e-9)
  games <- do.call(paste, tables$rooms[c("roomId", "gameId")])
  for (name in setdiff(names(tables), "rooms")) {
    table <- tables[[name]]
    if (!"gameId" %in% names(table)) next
    known <- do.call(paste, table[c("roomId", "gameId")]) %in% games
    if (!all(known | is.na(table$gameId))) stop(name, ".csv: a game that is not in rooms.csv")
  }
  rounds <- tables$rounds
  terms <- c("material", "fear", "publicCost", "jointSecurity", "posture", "rival", "legacy")
  if (!near(rowSums(rounds[terms]), rounds$score)) stop("rounds.csv: terms do not add up")
  seat <- do.call(paste, rounds[c("roomId", "gameId", "countryId")])
  counted <- ifelse(rounds$counted, rounds$score, 0)
  running <- ave(counted, seat, FUN = cumsum)
  if (!near(running, rounds$total)) stop("rounds.csv: scores do not add up")
  dyads <- tables$dyads
  causes <- c("byThreat", "byImposition", "byLeaving", "bySpillover", "byRecovery")
  moved <- dyads[!is.na(dyads$byThreat), ] # missing together: an older version of the model
  if (!near(moved$eTBefore + rowSums(moved[causes]), moved$eTAfter)) stop("dyads.csv: causes do not add up")
  if (!near(1 - dyads$eTAfter, dyads$trustAfter)) stop("dyads.csv: trust is not 1 - eT")
}

entente_load <- function(folders = ".") {
  codebook <- entente_read(file.path(folders[1], "codebook.csv"))
  names <- unique(codebook$table)
  tables <- lapply(names, function(name) {
    entente_table(name, codebook[codebook$table == name, ], folders)
  })
  names(tables) <- names
  tables <- Filter(Negate(is.null), tables)
  entente_check(tables)
  c(tables, list(codebook = codebook))
}

if (sys.nframe() == 0) {
  folders <- commandArgs(trailingOnly = TRUE)
  tables <- entente_load(if (length(folders) == 0) "." else folders)
  for (name in names(tables)) {
    cat(sprintf("%-13s %6d rows %3d columns\n", name, nrow(tables[[name]]), ncol(tables[[name]])))
  }
  cat("Types, keys and sums are right.\n")
}
