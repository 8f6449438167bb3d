package org.tocsin.store.influx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.tocsin.store.Json;

/**
 * Dead letters of the store: a file with one JSON line for each point that the server does not
 * take, in the form of the intake's dead letters. There is no file where all points are taken.
 */
public final class RefusedFile implements Consumer<RefusedPoint>, AutoCloseable {
    private final Path file;
    private final String target;
    private BufferedWriter out;
    private long count;

    /**
     * Starts anew: removes the file of an earlier run.
     *
     * @param target where the points should have gone
     */
    public RefusedFile(Path file, String target) throws IOException {
        this.file = file;
        this.target = target;
        Files.deleteIfExists(file);
    }

    @Override
    public synchronized void accept(RefusedPoint point) {
        ObjectNode n = Json.object();
        n.put("file", target);
        n.put("line", 0);
        n.put("field", "");
        n.put("reason", "store-refused");
        n.put("expected", point.reason());
        n.put("raw", point.line());
        n.putNull("receivedAt");
        try {
            if (out == null) {
                out = Files.newBufferedWriter(file);
            }
            out.write(Json.line(n));
            out.newLine();
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Points refused so far. */
    public synchronized long count() {
        return count;
    }

    @Override
    public synchronized void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
