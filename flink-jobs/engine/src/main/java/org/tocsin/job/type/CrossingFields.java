package org.tocsin.job.type;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tocsin.alert.Crossing;

/** Crossings field by field, on the wire and in state. */
public final class CrossingFields {
    private CrossingFields() {}

    /** Writes a crossing. */
    public static void write(Crossing c, DataOutput out) throws IOException {
        AlertFields.writeFinding(c.finding(), out);
        writePlaces(c.places(), out);
    }

    /** Reads a crossing. */
    public static Crossing read(DataInput in) throws IOException {
        return new Crossing(AlertFields.readFinding(in), readPlaces(in));
    }

    /** Writes places. */
    public static void writePlaces(List<Integer> places, DataOutput out) throws IOException {
        out.writeInt(places.size());
        for (int place : places) {
            out.writeInt(place);
        }
    }

    /** Reads places. */
    public static List<Integer> readPlaces(DataInput in) throws IOException {
        int n = in.readInt();
        List<Integer> places = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            places.add(in.readInt());
        }
        return places;
    }

    /** Writes ids of reports. */
    public static void writeRecords(Set<String> records, DataOutput out) throws IOException {
        out.writeInt(records.size());
        for (String id : new TreeSet<>(records)) {
            out.writeUTF(id);
        }
    }

    /** Reads ids of reports. */
    public static Set<String> readRecords(DataInput in) throws IOException {
        int n = in.readInt();
        Set<String> records = new HashSet<>();
        for (int i = 0; i < n; i++) {
            records.add(in.readUTF());
        }
        return records;
    }
}
