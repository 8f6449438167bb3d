package org.tocsin.drill.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tocsin.drill.Scenario;
import org.tocsin.drill.ScenarioReader;

/**
 * What was fixed before seeds were run: plan, scenario, case definitions and rules, as the first 12
 * hexadecimal digits of the SHA-256 of their bytes.
 */
public final class PlanVersion {
    private static final int BYTES = 6;

    private PlanVersion() {}

    /** Of a plan and the scenario under which it is run. */
    public static String of(Path plan, Path scenario) throws IOException {
        Scenario s = ScenarioReader.read(scenario);
        List<Path> files = new ArrayList<>(List.of(plan, scenario, s.definitions()));
        files.addAll(s.rules());
        MessageDigest digest = sha256();
        for (Path file : files) {
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
