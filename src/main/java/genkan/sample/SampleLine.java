package genkan.sample;

import genkan.database.DatabaseProperties;
import genkan.member.UserIds;
import genkan.phone.TrialLine;
import org.springframework.stereotype.Component;

/** Lets whoever tries Genkan out call as an invented member, in the database that nobody runs a provider on. */
@Component
class SampleLine implements TrialLine {

    private final SampleProperties properties;
    private final DatabaseProperties database;
    private final UserIds userIds;

    SampleLine(SampleProperties properties, DatabaseProperties database, UserIds userIds) {
        this.properties = properties;
        this.database = database;
        this.userIds = userIds;
    }

    @Override
    public boolean open() {
        return properties.wanted(database) && database.embedded() && Sample.isIn(userIds);
    }
}
