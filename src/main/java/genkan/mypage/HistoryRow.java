package genkan.mypage;

import genkan.activity.SignInRecord;
import genkan.activity.SignInRecord.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A line of the history: one success, or a run of failures of one kind, told together so that a burst does not bury the
 * rest.
 *
 * @param newest the latest of the run
 * @param count how many it stands for
 */
public record HistoryRow(SignInRecord newest, int count) {

    private static final Duration RUN = Duration.ofHours(1);

    /**
     * Tells runs of failures together.
     *
     * @param records newest first
     */
    static List<HistoryRow> of(List<SignInRecord> records) {
        var rows = new ArrayList<HistoryRow>();
        SignInRecord previous = null;
        for (var made : records) {
            if (previous != null && continues(made, previous)) {
                var last = rows.removeLast();
                rows.add(new HistoryRow(last.newest(), last.count() + 1));
            } else {
                rows.add(new HistoryRow(made, 1));
            }
            previous = made;
        }
        return rows;
    }

    public boolean failed() {
        return newest.result() == Result.FAILED || newest.result() == Result.LIMITED;
    }

    public boolean disputed() {
        return newest.disputedAt() != null;
    }

    private static boolean continues(SignInRecord earlier, SignInRecord later) {
        return later.result() != Result.OK
                && earlier.result() == later.result()
                && earlier.service().equals(later.service())
                && Objects.equals(earlier.code(), later.code())
                && earlier.network().equals(later.network())
                && earlier.device().equals(later.device())
                && (earlier.disputedAt() == null) == (later.disputedAt() == null)
                && earlier.at().plus(RUN).isAfter(later.at());
    }
}
