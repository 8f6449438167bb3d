package org.tocsin.job.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.tocsin.alert.Ledger;
import org.tocsin.job.InOrderState;
import org.tocsin.model.Acknowledgement;

/** The account of one alert. */
public final class LedgerState extends InOrderState<Ledger.Entry> {
    final Ledger.Account account = new Ledger.Account();

    @Override
    protected void writeItem(Ledger.Entry e, DataOutput out) throws IOException {
        out.writeLong(e.at());
        out.writeBoolean(e.change() != null);
        if (e.change() != null) {
            AlertState.writeTransition(e.change(), out);
        } else {
            Acknowledgement a = e.answer();
            out.writeUTF(a.alertId());
            out.writeLong(a.receivedAt());
            out.writeUTF(a.by());
            out.writeUTF(a.action());
            out.writeUTF(a.note());
        }
    }

    @Override
    protected Ledger.Entry readItem(DataInput in) throws IOException {
        long at = in.readLong();
        if (in.readBoolean()) {
            return new Ledger.Entry(at, AlertState.readTransition(in), null);
        }
        return new Ledger.Entry(
                at,
                null,
                new Acknowledgement(
                        in.readUTF(), in.readLong(), in.readUTF(), in.readUTF(), in.readUTF()));
    }

    @Override
    protected void writeFolded(DataOutput out) throws IOException {
        out.writeBoolean(account.answered);
        out.writeBoolean(account.last != null);
        if (account.last != null) {
            AlertState.writeTransition(account.last, out);
        }
    }

    @Override
    protected void readFolded(DataInput in) throws IOException {
        account.answered = in.readBoolean();
        account.last = in.readBoolean() ? AlertState.readTransition(in) : null;
    }
}
