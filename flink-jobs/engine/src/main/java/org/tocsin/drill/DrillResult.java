package org.tocsin.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run left behind.
 *
 * @param out output folder
 * @param summary the content of summary.json
 * @param alerts last state of every alert, by opening
 */
public record DrillResult(Path out, JsonNode summary, List<JsonNode> alerts) {}
