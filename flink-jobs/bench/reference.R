# Processor time of the R package surveillance per series-point on the series of MethodCost.
# Usage: Rscript reference.R series.csv reference.csv
suppressMessages(library(surveillance))
arguments <- commandArgs(trailingOnly = TRUE)
data <- read.csv(arguments[1])
judged <- 576:624
flexible <- list(range = judged, noPeriods = 10, b = 5, w = 3, weightsThreshold = 2.58,
                 pastWeeksNotIncluded = 26, pThresholdTrend = 1, thresholdMethod = "nbPlugin",
                 alpha = 0.01)
original <- list(range = judged, noPeriods = 1, b = 5, w = 3, weightsThreshold = 1,
                 pastWeeksNotIncluded = 3, pThresholdTrend = 0.05, thresholdMethod = "delta",
                 alpha = 0.01)
runs <- list(
  ff_noufaily_a01 = function(s) farringtonFlexible(s, flexible),
  ff_original_a01 = function(s) farringtonFlexible(s, original),
  farrington_a01 = function(s) farrington(s, list(range = judged, b = 5, w = 3, alpha = 0.01)),
  ears_c1 = function(s) earsC(s, list(range = judged, method = "C1")),
  ears_c2 = function(s) earsC(s, list(range = judged, method = "C2")),
  ears_c3 = function(s) earsC(s, list(range = judged, method = "C3")),
  rki3 = function(s) rki(s, list(range = judged, b = 2, w = 4, actY = FALSE)),
  bayes3 = function(s) bayes(s, list(range = judged, b = 2, w = 4, actY = FALSE, alpha = 0.05)),
  cusum = function(s) cusum(s, list(range = judged)),
  glrpois = function(s) glrpois(s, list(range = judged, c.ARL = 5, mu0 = mean(observed(s)[1:575]))),
  outbreakP = function(s) outbreakP(s, list(range = judged, k = 100)))
cost <- function(run) {
  spent <- 0
  points <- 0
  for (id in unique(data$series)) {
    series <- sts(observed = data$observed[data$series == id], freq = 52, start = c(2001, 1))
    used <- try(system.time(suppressWarnings(suppressMessages(run(series)))), silent = TRUE)
    if (!inherits(used, "try-error")) {
      spent <- spent + used[["user.self"]] + used[["sys.self"]]
      points <- points + length(judged)
    }
  }
  1000 * spent / points
}
result <- data.frame(method = names(runs), ms = sapply(runs, cost))
write.csv(result[is.finite(result$ms), ], arguments[2], row.names = FALSE, quote = FALSE)
