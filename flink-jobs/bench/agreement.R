# New random series and parameters, judged by the R package surveillance.
# Usage: Rscript agreement.R make FOLDER SEED      writes cases in the form of `tocsin detect --batch`
#        Rscript agreement.R compare FOLDER OUTPUT compares what the batch wrote, to 1e-8
suppressMessages(library(surveillance))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[2]
methods <- c("ears", "farrington", "farrington_flexible", "rki", "bayes", "cdc")
n <- 420

pick <- function(...) sample(list(...), 1)[[1]]

counts <- function(mean, dispersion, outbreaks) {
  t <- 1:n
  expected <- mean * exp(0.4 * cos(2 * pi * t / 52) + 0.0005 * t)
  y <- rnbinom(n, mu = expected, size = mean / (dispersion - 1))
  for (start in sample(100:400, outbreaks)) {
    weeks <- start:(start + 5)
    y[weeks] <- y[weeks] + rpois(6, mean)
  }
  y
}

json <- function(value) {
  text <- if (is.character(value)) paste0('"', value, '"')
    else if (is.logical(value)) tolower(as.character(value))
    else format(value, digits = 15, trim = TRUE)
  if (length(value) > 1) paste0("[", paste(text, collapse = ", "), "]") else text
}

write_case <- function(method, id, series, params, upper, alarm) {
  dir.create(file.path(folder, method), showWarnings = FALSE)
  fields <- paste0('"', names(params), '": ', sapply(params, json), collapse = ", ")
  case <- sprintf('{"id": "%s", "method": "%s", "series": "../series/%s.csv", "params": {%s}}',
                  id, method, series, fields)
  writeLines(case, file.path(folder, method, paste0(id, ".json")))
  rows <- data.frame(index = params$first_index:n, threshold = sprintf("%.17g", upper),
                     alarm = as.integer(alarm))
  write.csv(rows, file.path(folder, method, paste0(id, ".csv")), row.names = FALSE, quote = FALSE)
}

# Parameters as the package takes them, the first judged week, and how to run it.
draw <- function(method, y) {
  observed <- sts(observed = y, start = c(2001, 1), freq = 52, epochAsDate = FALSE)
  weekly <- create.disProg(week = 1:n, observed = y, state = rep(0, n), start = c(2001, 1), freq = 52)
  new <- function(f) function(control) { r <- f(observed, control); list(upperbound(r)[, 1], alarms(r)[, 1]) }
  old <- function(f) function(control) { r <- f(weekly, control); list(r$upperbound[, 1], r$alarm[, 1]) }
  b <- sample(3:5, 1)
  w <- sample(2:4, 1)
  years <- sample(0:4, 1)
  recent <- list(b = years, w = sample(2:8, 1), actY = years == 0 || pick(TRUE, FALSE))
  switch(method,
    ears = {
      baseline <- sample(4:20, 1)
      list(list(method = pick("C1", "C2", "C3"), baseline = baseline, minSigma = pick(0, .5, 1),
                alpha = pick(.0005, .01, .025)), baseline + 5, list(), new(earsC))
    },
    farrington = list(
      list(b = b, w = w, reweight = pick(TRUE, FALSE), alpha = pick(.01, .05), trend = pick(TRUE, FALSE),
           limit54 = c(5, 4), powertrans = pick("2/3", "1/2", "none"),
           fitFun = "algo.farrington.fitGLM.fast"),
      b * 52 + w + 4, list(epoch_as_date = FALSE, population_used = FALSE), new(farrington)),
    farrington_flexible = list(
      list(b = b, w = w, reweight = pick(TRUE, FALSE), weightsThreshold = pick(1, 2.58),
           alpha = pick(.001, .01, .05, .1), trend = pick(TRUE, FALSE), pThresholdTrend = pick(.05, 1),
           limit54 = c(sample(0:6, 1), sample(2:5, 1)), powertrans = pick("2/3", "1/2", "none"),
           populationOffset = FALSE, noPeriods = pick(1, 5, 10), pastWeeksNotIncluded = pick(3, 13, 26),
           thresholdMethod = pick("delta", "nbPlugin", "muan")),
      b * 52 + w + 30, list(epoch_as_date = FALSE), new(farringtonFlexible)),
    rki = list(recent, years * 52 + recent$w + 1, list(freq = 52), old(algo.rki)),
    bayes = list(c(recent, alpha = pick(.01, .05, .1)), years * 52 + recent$w + 1, list(freq = 52),
                 old(algo.bayes)),
    cdc = list(list(b = b, m = 1, alpha = pick(.001, .025, .05)), b * 52 + 9, list(freq = 52),
               old(algo.cdc)))
}

make <- function(seed) {
  set.seed(seed)
  dir.create(file.path(folder, "series"), recursive = TRUE, showWarnings = FALSE)
  week <- sprintf("%04d-W%02d", 2001 + (0:(n - 1)) %/% 52, (0:(n - 1)) %% 52 + 1)
  series <- list(sparse = counts(.5, 1.3, 0), small = counts(4, 1.5, 3), middle = counts(25, 3, 3),
                 large = counts(200, 6, 0), even = counts(8, 2, 0))
  for (name in names(series)) {
    write.csv(data.frame(index = 1:n, date = week, observed = series[[name]]),
              file.path(folder, "series", paste0(name, ".csv")), row.names = FALSE, quote = FALSE)
    for (i in 1:8) for (method in methods) {
      case <- draw(method, series[[name]])
      run <- try(suppressWarnings(suppressMessages(case[[4]](c(list(range = case[[2]]:n), case[[1]])))),
                 silent = TRUE)
      if (!inherits(run, "try-error")) {
        params <- c(case[[1]], list(first_index = case[[2]], last_index = n), case[[3]])
        write_case(method, sprintf("%s_%d", name, i), name, params, run[[1]], run[[2]])
      }
    }
  }
}

compare <- function(output) {
  ok <- TRUE
  for (method in methods) {
    cases <- list.files(file.path(folder, method), "[.]csv$")
    rows <- 0
    differ <- 0
    worst <- 0
    for (case in cases) {
      expected <- read.csv(file.path(folder, method, case))
      file <- file.path(output, method, case)
      got <- if (file.exists(file)) read.csv(file) else data.frame(index = integer())
      got <- got[match(expected$index, got$index), ]
      apart <- abs(expected$threshold - got$threshold) / pmax(abs(expected$threshold), 1e-12)
      same <- (expected$threshold == got$threshold) | apart <= 1e-8
      same[is.na(same)] <- (is.na(expected$threshold) & is.na(got$threshold))[is.na(same)]
      same <- same & !is.na(got$index) & (expected$alarm == got$alarm | is.na(expected$alarm) & is.na(got$alarm))
      rows <- rows + nrow(expected)
      differ <- differ + sum(is.na(same) | !same)
      worst <- max(worst, apart[is.finite(apart)])
    }
    cat(sprintf("%-20s %3d cases, %6d weeks, %d differ, largest relative difference %.1e\n",
                method, length(cases), rows, differ, worst))
    ok <- ok && differ == 0 && length(cases) > 0
  }
  quit(status = !ok)
}

if (arguments[1] == "make") make(as.integer(arguments[3])) else compare(arguments[3])
