package org.tocsin.job.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.alert.Crossing;
import org.tocsin.alert.OneVoice;
import org.tocsin.job.InOrderState;
import org.tocsin.job.type.CrossingFields;

/** The messages of a region that are out, by subject. */
public final class VoiceState extends InOrderState<Crossing> {
    final TreeMap<String, OneVoice.Message> sent = new TreeMap<>();

    @Override
    protected void writeItem(Crossing c, DataOutput out) throws IOException {
        CrossingFields.write(c, out);
    }

    @Override
    protected Crossing readItem(DataInput in) throws IOException {
        return CrossingFields.read(in);
    }

    @Override
    protected void writeFolded(DataOutput out) throws IOException {
        out.writeInt(sent.size());
        for (Map.Entry<String, OneVoice.Message> e : sent.entrySet()) {
            OneVoice.Message m = e.getValue();
            out.writeUTF(e.getKey());
            out.writeByte(m.speaker().ordinal());
            out.writeInt(m.indicator());
            CrossingFields.writePlaces(m.places(), out);
            out.writeInt(m.windowFrom());
            out.writeInt(m.windowTo());
            out.writeLong(m.lastSeenAt());
            CrossingFields.writeRecords(m.records(), out);
        }
    }

    @Override
    protected void readFolded(DataInput in) throws IOException {
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            String subject = in.readUTF();
            Crossing.Speaker speaker = Crossing.Speaker.values()[in.readByte()];
            int indicator = in.readInt();
            List<Integer> places = CrossingFields.readPlaces(in);
            sent.put(
                    subject,
                    new OneVoice.Message(
                            speaker,
                            indicator,
                            places,
                            in.readInt(),
                            in.readInt(),
                            in.readLong(),
                            CrossingFields.readRecords(in)));
        }
    }
}
