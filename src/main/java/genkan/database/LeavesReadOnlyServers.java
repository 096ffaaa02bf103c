package genkan.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** After a failover the old primary may answer, but only read: the pool then looks for the new one. */
public final class LeavesReadOnlyServers implements SQLExceptionOverride {

    private static final String READ_ONLY_TRANSACTION = "25006";

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        return READ_ONLY_TRANSACTION.equals(e.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
