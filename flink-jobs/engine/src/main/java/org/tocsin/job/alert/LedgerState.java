package org.tocsin.job.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.tocsin.alert.Ledger;
import org.tocsin.job.InOrderState;
import org.tocsin.job.type.AlertFields;

/** The account of one alert. */
public final class LedgerState extends InOrderState<Ledger.Entry> {
    final Ledger.Account account = new Ledger.Account();

    @Override
    protected void writeItem(Ledger.Entry e, DataOutput out) throws IOException {
        AlertFields.writeEntry(e, out);
    }

    @Override
    protected Ledger.Entry readItem(DataInput in) throws IOException {
        return AlertFields.readEntry(in);
    }

    @Override
    protected void writeFolded(DataOutput out) throws IOException {
        out.writeBoolean(account.answered);
        out.writeBoolean(account.last != null);
        if (account.last != null) {
            AlertFields.writeTransition(account.last, out);
        }
    }

    @Override
    protected void readFolded(DataInput in) throws IOException {
        account.answered = in.readBoolean();
        account.last = in.readBoolean() ? AlertFields.readTransition(in) : null;
    }
}
