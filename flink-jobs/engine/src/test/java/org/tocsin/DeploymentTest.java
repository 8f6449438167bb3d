package org.tocsin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.store.influx.InfluxVariable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What can be said of the containers without running them. */
class DeploymentTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path DOCKER = ROOT.resolve("docker");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode compose(String file) throws IOException {
        Object yaml =
                new Yaml(new SafeConstructor(new LoaderOptions()))
                        .load(Files.readString(DOCKER.resolve(file)));
        return JSON.valueToTree(yaml);
    }

    private static Map<String, JsonNode> services() throws IOException {
        Map<String, JsonNode> services = new TreeMap<>();
        compose("compose.yaml")
                .get("services")
                .properties()
                .forEach(e -> services.put(e.getKey(), e.getValue()));
        return services;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** The schema without its marks of identity, which are spelt as in an older draft. */
    private static JsonSchema schema() throws IOException {
        JsonNode schema =
                JSON.readTree(DeploymentTest.class.getResource("/compose/compose-spec.json"));
        ((ObjectNode) schema).remove("$schema");
        for (JsonNode parent : schema.findParents("id")) {
            if (parent.get("id").isTextual()) {
                ((ObjectNode) parent).remove("id");
            }
        }
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909).getSchema(schema);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "application.yaml"})
    void theFilesFollowTheComposeSchema(String file) throws IOException {
        assertEquals(List.of(), List.copyOf(schema().validate(compose(file))));
    }

    @Test
    void theSchemaWouldFindAMisspeltKey() throws IOException {
        JsonNode wrong = JSON.readTree("{\"services\":{\"a\":{\"imagge\":\"x\"}}}");
        assertFalse(schema().validate(wrong).isEmpty());
    }

    @Test
    void everyPathThatIsMountedOrCopiedExists() throws IOException {
        for (JsonNode service : services().values()) {
            for (String volume : texts(service.path("volumes"))) {
                if (volume.startsWith(".")) {
                    Path source = DOCKER.resolve(volume.substring(0, volume.indexOf(':')));
                    if (source.normalize().toString().contains("dashboards/")) {
                        Assumptions.assumeTrue(Files.exists(source), source + " is not there yet");
                    }
                    assertTrue(Files.exists(source), source.toString());
                }
            }
        }
        Matcher copy =
                Pattern.compile("^COPY (?!--from)(\\S+) ", Pattern.MULTILINE)
                        .matcher(Files.readString(DOCKER.resolve("Dockerfile")));
        int copied = 0;
        while (copy.find()) {
            copied++;
            assertTrue(Files.exists(ROOT.resolve(copy.group(1))), copy.group(1));
        }
        assertEquals(5, copied);
    }

    @Test
    void secretsComeFromFilesThatTheScriptMakes() throws IOException {
        String script = Files.readString(DOCKER.resolve("make-secrets"));
        assertTrue(Files.isExecutable(DOCKER.resolve("make-secrets")));
        List<String> known = new ArrayList<>();
        compose("compose.yaml")
                .get("secrets")
                .properties()
                .forEach(
                        e -> {
                            known.add(e.getKey());
                            assertEquals(
                                    "./secrets/" + e.getKey(), e.getValue().get("file").asText());
                            assertTrue(script.contains(e.getKey()), e.getKey());
                        });
        for (JsonNode service : services().values()) {
            assertTrue(known.containsAll(texts(service.path("secrets"))));
            service.path("environment")
                    .properties()
                    .forEach(
                            e -> {
                                boolean secret = e.getKey().matches(".*(PASSWORD|TOKEN).*");
                                assertTrue(
                                        !secret
                                                || e.getValue()
                                                        .asText()
                                                        .startsWith("/run/secrets/"),
                                        e.getKey());
                            });
        }
        assertTrue(Files.readString(ROOT.resolve(".gitignore")).contains("docker/secrets/"));
    }

    @Test
    void variablesAreThoseOfTheCode() throws IOException {
        int seen = 0;
        for (JsonNode service : services().values()) {
            for (var names = service.path("environment").fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (name.startsWith("TOCSIN_")) {
                    InfluxVariable.valueOf(name);
                    seen++;
                }
            }
        }
        assertTrue(seen >= 15, "variables checked: " + seen);
    }

    @Test
    void jobJarAndDrillNamedInTheCommandsExist() throws Exception {
        List<String> words = new ArrayList<>(texts(services().get("loader").get("command")));
        words.addAll(texts(compose("application.yaml").at("/services/jobmanager/command")));
        int classes = 0;
        for (String word : words) {
            if (word.startsWith("org.tocsin.")) {
                assertNotNull(Class.forName(word).getMethod("main", String[].class));
                classes++;
            }
        }
        assertEquals(2, classes);
        String dockerfile = Files.readString(DOCKER.resolve("Dockerfile"));
        String pom = Files.readString(Path.of("pom.xml"));
        assertTrue(words.contains("/opt/flink/usrlib/tocsin-cluster.jar"));
        assertTrue(dockerfile.contains("target/tocsin-cluster.jar /opt/flink/usrlib/"));
        assertTrue(pom.contains("<finalName>tocsin-cluster</finalName>"));
        assertTrue(words.contains("shangdang-2024"));
        assertTrue(Files.exists(ROOT.resolve("data-samples/drills/shangdang-2024/scenario.yaml")));
    }

    @Test
    void theImageHasTheFlinkThatTheJobsAreBuiltFor() throws IOException {
        Matcher version =
                Pattern.compile("<flink.version>(.*)</flink.version>")
                        .matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertTrue(version.find());
        assertTrue(
                Files.readString(DOCKER.resolve("Dockerfile"))
                        .contains("FROM flink:" + version.group(1) + "-java17"));
    }

    @Test
    void everyServiceIsPinnedLimitedAndOnLoopbackOnly() throws IOException {
        for (Map.Entry<String, JsonNode> e : services().entrySet()) {
            JsonNode service = e.getValue();
            assertTrue(
                    service.get("image").asText().matches("\\S+:\\d+\\.\\d+\\.\\d+"), e.getKey());
            assertTrue(service.at("/deploy/resources/limits").has("memory"), e.getKey());
            assertTrue(service.at("/deploy/resources/limits").has("cpus"), e.getKey());
            for (String port : texts(service.path("ports"))) {
                assertTrue(port.startsWith("127.0.0.1:"), port);
            }
            boolean oneShot = e.getKey().equals("loader");
            assertEquals(!oneShot, service.has("healthcheck"), e.getKey());
        }
    }
}
