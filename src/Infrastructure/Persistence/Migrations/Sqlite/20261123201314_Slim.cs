using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <summary>
    /// Ids become their 16 bytes, and the rows that every booking or new client adds lie in their key's own tree (WITHOUT
    /// ROWID). EF Core has a word for neither: its rebuilding copies texts as they are. All is one transaction, so foreign
    /// keys stay on: new tables point to new ones, and an old one goes after those that point to it.
    /// </summary>
    public partial class Slim : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("""
                CREATE TABLE "NewClients" (
                    "Id" BLOB NOT NULL CONSTRAINT "PK_Clients" PRIMARY KEY,
                    "TenantId" BLOB NOT NULL,
                    "FirstName" TEXT NOT NULL,
                    "FirstNameIsPlaceholder" INTEGER NOT NULL,
                    "LastName" TEXT NULL,
                    "Email" TEXT NULL,
                    "Phone" TEXT NULL,
                    "FirstInteractionSource" TEXT NOT NULL,
                    "FirstInteractionDate" TEXT NOT NULL,
                    "FirstBookingDate" TEXT NULL,
                    "LastBookingDate" TEXT NULL,
                    "Status" TEXT NOT NULL,
                    "CreatedAt" TEXT NOT NULL,
                    "UpdatedAt" TEXT NOT NULL,
                    "Version" INTEGER NOT NULL,
                    "SearchText" TEXT NOT NULL,
                    "SortName" TEXT NOT NULL
                );
                INSERT INTO "NewClients" ("Id", "TenantId", "FirstName", "FirstNameIsPlaceholder", "LastName", "Email", "Phone", "FirstInteractionSource", "FirstInteractionDate", "FirstBookingDate", "LastBookingDate", "Status", "CreatedAt", "UpdatedAt", "Version", "SearchText", "SortName")
                    SELECT unhex(replace("Id", '-', '')), unhex(replace("TenantId", '-', '')), "FirstName", "FirstNameIsPlaceholder", "LastName", "Email", "Phone", "FirstInteractionSource", "FirstInteractionDate", "FirstBookingDate", "LastBookingDate", "Status", "CreatedAt", "UpdatedAt", "Version", "SearchText", "SortName"
                    FROM "Clients";
                CREATE TABLE "NewSearchTerms" (
                    "TenantId" BLOB NOT NULL,
                    "Term" TEXT NOT NULL,
                    "ClientId" BLOB NOT NULL,
                    "Origin" TEXT NOT NULL,
                    CONSTRAINT "PK_SearchTerms" PRIMARY KEY ("TenantId", "Term", "ClientId", "Origin")
                ) WITHOUT ROWID;
                INSERT INTO "NewSearchTerms" ("TenantId", "Term", "ClientId", "Origin")
                    SELECT unhex(replace("TenantId", '-', '')), "Term", unhex(replace("ClientId", '-', '')), "Origin"
                    FROM "SearchTerms"
                    ORDER BY "TenantId", "Term", "ClientId", "Origin";
                CREATE TABLE "NewTenants" (
                    "Id" BLOB NOT NULL CONSTRAINT "PK_Tenants" PRIMARY KEY,
                    "Name" TEXT NOT NULL,
                    "Region" TEXT NOT NULL,
                    "TimeZone" TEXT NOT NULL,
                    "Currency" TEXT NOT NULL,
                    "DeliveryRetentionDays" INTEGER NOT NULL DEFAULT 90,
                    "CreatedAt" TEXT NOT NULL,
                    "UpdatedAt" TEXT NOT NULL,
                    "Version" INTEGER NOT NULL
                );
                INSERT INTO "NewTenants" ("Id", "Name", "Region", "TimeZone", "Currency", "DeliveryRetentionDays", "CreatedAt", "UpdatedAt", "Version")
                    SELECT unhex(replace("Id", '-', '')), "Name", "Region", "TimeZone", "Currency", "DeliveryRetentionDays", "CreatedAt", "UpdatedAt", "Version"
                    FROM "Tenants";
                CREATE TABLE "NewBookings" (
                    "Id" BLOB NOT NULL CONSTRAINT "PK_Bookings" PRIMARY KEY,
                    "TenantId" BLOB NOT NULL,
                    "ClientId" BLOB NOT NULL,
                    "BookingDate" TEXT NOT NULL,
                    "ServiceName" TEXT NOT NULL,
                    "ServiceCategory" TEXT NULL,
                    "Duration" INTEGER NULL,
                    "StaffMember" TEXT NULL,
                    "Amount" TEXT NULL,
                    "Currency" TEXT NOT NULL,
                    "Status" TEXT NOT NULL,
                    "PaymentStatus" TEXT NOT NULL,
                    "Source" TEXT NOT NULL,
                    "Channel" TEXT NOT NULL,
                    "ExternalProvider" TEXT NULL,
                    "ExternalBookingId" TEXT NULL,
                    "BookingKey" TEXT NULL,
                    "GuestName" TEXT NULL,
                    "GuestEmail" TEXT NULL,
                    "Notes" TEXT NULL,
                    "CreatedAt" TEXT NOT NULL,
                    "UpdatedAt" TEXT NOT NULL,
                    "Version" INTEGER NOT NULL,
                    "Match_By" TEXT NOT NULL,
                    "Match_Decision" TEXT NOT NULL,
                    "Match_Key" TEXT NOT NULL,
                    CONSTRAINT "FK_Bookings_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "NewClients" ("Id") ON DELETE RESTRICT
                );
                INSERT INTO "NewBookings" ("Id", "TenantId", "ClientId", "BookingDate", "ServiceName", "ServiceCategory", "Duration", "StaffMember", "Amount", "Currency", "Status", "PaymentStatus", "Source", "Channel", "ExternalProvider", "ExternalBookingId", "BookingKey", "GuestName", "GuestEmail", "Notes", "CreatedAt", "UpdatedAt", "Version", "Match_By", "Match_Decision", "Match_Key")
                    SELECT unhex(replace("Id", '-', '')), unhex(replace("TenantId", '-', '')), unhex(replace("ClientId", '-', '')), "BookingDate", "ServiceName", "ServiceCategory", "Duration", "StaffMember", "Amount", "Currency", "Status", "PaymentStatus", "Source", "Channel", "ExternalProvider", "ExternalBookingId", "BookingKey", "GuestName", "GuestEmail", "Notes", "CreatedAt", "UpdatedAt", "Version", "Match_By", "Match_Decision", "Match_Key"
                    FROM "Bookings";
                CREATE TABLE "NewClientChanges" (
                    "Id" BLOB NOT NULL CONSTRAINT "PK_ClientChanges" PRIMARY KEY,
                    "TenantId" BLOB NOT NULL,
                    "ClientId" BLOB NOT NULL,
                    "At" TEXT NOT NULL,
                    "By" TEXT NOT NULL,
                    "Channel" TEXT NOT NULL,
                    "Field" TEXT NOT NULL,
                    "From" TEXT NULL,
                    "To" TEXT NULL,
                    CONSTRAINT "FK_ClientChanges_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "NewClients" ("Id") ON DELETE CASCADE
                );
                INSERT INTO "NewClientChanges" ("Id", "TenantId", "ClientId", "At", "By", "Channel", "Field", "From", "To")
                    SELECT unhex(replace("Id", '-', '')), unhex(replace("TenantId", '-', '')), unhex(replace("ClientId", '-', '')), "At", "By", "Channel", "Field", "From", "To"
                    FROM "ClientChanges";
                CREATE TABLE "NewContactPoints" (
                    "TenantId" BLOB NOT NULL,
                    "Kind" TEXT NOT NULL,
                    "Key" TEXT NOT NULL,
                    "ClientId" BLOB NOT NULL,
                    "Value" TEXT NOT NULL,
                    "Raw" TEXT NOT NULL,
                    CONSTRAINT "PK_ContactPoints" PRIMARY KEY ("TenantId", "Kind", "Key"),
                    CONSTRAINT "FK_ContactPoints_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "NewClients" ("Id") ON DELETE CASCADE
                ) WITHOUT ROWID;
                INSERT INTO "NewContactPoints" ("TenantId", "Kind", "Key", "ClientId", "Value", "Raw")
                    SELECT unhex(replace("TenantId", '-', '')), "Kind", "Key", unhex(replace("ClientId", '-', '')), "Value", "Raw"
                    FROM "ContactPoints"
                    ORDER BY "TenantId", "Kind", "Key";
                CREATE TABLE "NewDuplicateSuggestions" (
                    "Id" BLOB NOT NULL CONSTRAINT "PK_DuplicateSuggestions" PRIMARY KEY,
                    "TenantId" BLOB NOT NULL,
                    "ClientId" BLOB NOT NULL,
                    "OtherClientId" BLOB NOT NULL,
                    "Reason" TEXT NOT NULL,
                    "CreatedAt" TEXT NOT NULL,
                    CONSTRAINT "FK_DuplicateSuggestions_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "NewClients" ("Id") ON DELETE RESTRICT,
                    CONSTRAINT "FK_DuplicateSuggestions_Clients_OtherClientId" FOREIGN KEY ("OtherClientId") REFERENCES "NewClients" ("Id") ON DELETE RESTRICT
                );
                INSERT INTO "NewDuplicateSuggestions" ("Id", "TenantId", "ClientId", "OtherClientId", "Reason", "CreatedAt")
                    SELECT unhex(replace("Id", '-', '')), unhex(replace("TenantId", '-', '')), unhex(replace("ClientId", '-', '')), unhex(replace("OtherClientId", '-', '')), "Reason", "CreatedAt"
                    FROM "DuplicateSuggestions";
                CREATE TABLE "NewServiceMappings" (
                    "Id" BLOB NOT NULL CONSTRAINT "PK_ServiceMappings" PRIMARY KEY,
                    "TenantId" BLOB NOT NULL,
                    "ClientId" BLOB NOT NULL,
                    "ServiceProvider" TEXT NOT NULL,
                    "ExternalClientId" TEXT NOT NULL,
                    "BusinessId" TEXT NOT NULL,
                    "BranchId" TEXT NULL,
                    "CreatedAt" TEXT NOT NULL,
                    "UpdatedAt" TEXT NOT NULL,
                    CONSTRAINT "FK_ServiceMappings_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "NewClients" ("Id") ON DELETE CASCADE
                );
                INSERT INTO "NewServiceMappings" ("Id", "TenantId", "ClientId", "ServiceProvider", "ExternalClientId", "BusinessId", "BranchId", "CreatedAt", "UpdatedAt")
                    SELECT unhex(replace("Id", '-', '')), unhex(replace("TenantId", '-', '')), unhex(replace("ClientId", '-', '')), "ServiceProvider", "ExternalClientId", "BusinessId", "BranchId", "CreatedAt", "UpdatedAt"
                    FROM "ServiceMappings";
                CREATE TABLE "NewChannelConnections" (
                    "Id" BLOB NOT NULL CONSTRAINT "PK_ChannelConnections" PRIMARY KEY,
                    "TenantId" BLOB NOT NULL,
                    "Channel" TEXT NOT NULL,
                    "Name" TEXT NOT NULL,
                    "Secret" TEXT NOT NULL,
                    "VerifyToken" TEXT NULL,
                    "PhoneNumberId" TEXT NULL,
                    "FieldMap" TEXT NOT NULL,
                    "Enabled" INTEGER NOT NULL,
                    "CreatedAt" TEXT NOT NULL,
                    "UpdatedAt" TEXT NOT NULL,
                    "Version" INTEGER NOT NULL,
                    CONSTRAINT "FK_ChannelConnections_Tenants_TenantId" FOREIGN KEY ("TenantId") REFERENCES "NewTenants" ("Id") ON DELETE RESTRICT
                );
                INSERT INTO "NewChannelConnections" ("Id", "TenantId", "Channel", "Name", "Secret", "VerifyToken", "PhoneNumberId", "FieldMap", "Enabled", "CreatedAt", "UpdatedAt", "Version")
                    SELECT unhex(replace("Id", '-', '')), unhex(replace("TenantId", '-', '')), "Channel", "Name", "Secret", "VerifyToken", "PhoneNumberId", "FieldMap", "Enabled", "CreatedAt", "UpdatedAt", "Version"
                    FROM "ChannelConnections";
                CREATE TABLE "NewDeliveries" (
                    "Id" BLOB NOT NULL CONSTRAINT "PK_Deliveries" PRIMARY KEY,
                    "TenantId" BLOB NOT NULL,
                    "Channel" TEXT NOT NULL,
                    "Format" TEXT NOT NULL,
                    "SenderId" BLOB NOT NULL,
                    "SenderName" TEXT NOT NULL,
                    "EventType" TEXT NULL,
                    "Key" TEXT NOT NULL,
                    "Headers" TEXT NOT NULL,
                    "Body" BLOB NULL,
                    "Outcome" TEXT NOT NULL,
                    "Code" TEXT NULL,
                    "Reason" TEXT NULL,
                    "ClientId" BLOB NULL,
                    "BookingId" BLOB NULL,
                    "ReceivedAt" TEXT NOT NULL,
                    "LastSeenAt" TEXT NOT NULL,
                    "Repeats" INTEGER NOT NULL,
                    "Milliseconds" INTEGER NOT NULL,
                    "Version" INTEGER NOT NULL,
                    CONSTRAINT "FK_Deliveries_Tenants_TenantId" FOREIGN KEY ("TenantId") REFERENCES "NewTenants" ("Id") ON DELETE RESTRICT
                );
                INSERT INTO "NewDeliveries" ("Id", "TenantId", "Channel", "Format", "SenderId", "SenderName", "EventType", "Key", "Headers", "Body", "Outcome", "Code", "Reason", "ClientId", "BookingId", "ReceivedAt", "LastSeenAt", "Repeats", "Milliseconds", "Version")
                    SELECT unhex(replace("Id", '-', '')), unhex(replace("TenantId", '-', '')), "Channel", "Format", unhex(replace("SenderId", '-', '')), "SenderName", "EventType", "Key", "Headers", "Body", "Outcome", "Code", "Reason", unhex(replace("ClientId", '-', '')), unhex(replace("BookingId", '-', '')), "ReceivedAt", "LastSeenAt", "Repeats", "Milliseconds", "Version"
                    FROM "Deliveries";
                CREATE TABLE "NewEvents" (
                    "Id" BLOB NOT NULL CONSTRAINT "PK_Events" PRIMARY KEY,
                    "Sequence" INTEGER NOT NULL,
                    "TenantId" BLOB NOT NULL,
                    "Type" TEXT NOT NULL,
                    "OccurredAt" TEXT NOT NULL,
                    "Payload" TEXT NOT NULL,
                    "FannedOutAt" TEXT NULL,
                    CONSTRAINT "FK_Events_Tenants_TenantId" FOREIGN KEY ("TenantId") REFERENCES "NewTenants" ("Id") ON DELETE RESTRICT
                );
                INSERT INTO "NewEvents" ("Id", "Sequence", "TenantId", "Type", "OccurredAt", "Payload", "FannedOutAt")
                    SELECT unhex(replace("Id", '-', '')), "Sequence", unhex(replace("TenantId", '-', '')), "Type", "OccurredAt", "Payload", "FannedOutAt"
                    FROM "Events";
                CREATE TABLE "NewEventSubscriptions" (
                    "Id" BLOB NOT NULL CONSTRAINT "PK_EventSubscriptions" PRIMARY KEY,
                    "TenantId" BLOB NOT NULL,
                    "Url" TEXT NOT NULL,
                    "EventTypes" TEXT NOT NULL,
                    "Description" TEXT NULL,
                    "Secret" TEXT NOT NULL,
                    "PreviousSecret" TEXT NULL,
                    "PreviousSecretUntil" TEXT NULL,
                    "Enabled" INTEGER NOT NULL,
                    "FailingSince" TEXT NULL,
                    "DisabledReason" TEXT NULL,
                    "CreatedAt" TEXT NOT NULL,
                    "UpdatedAt" TEXT NOT NULL,
                    "Version" INTEGER NOT NULL,
                    "HeldUntil" TEXT NULL,
                    "LeaseOwner" BLOB NULL,
                    "LeasedUntil" TEXT NULL,
                    CONSTRAINT "FK_EventSubscriptions_Tenants_TenantId" FOREIGN KEY ("TenantId") REFERENCES "NewTenants" ("Id") ON DELETE RESTRICT
                );
                INSERT INTO "NewEventSubscriptions" ("Id", "TenantId", "Url", "EventTypes", "Description", "Secret", "PreviousSecret", "PreviousSecretUntil", "Enabled", "FailingSince", "DisabledReason", "CreatedAt", "UpdatedAt", "Version", "HeldUntil", "LeaseOwner", "LeasedUntil")
                    SELECT unhex(replace("Id", '-', '')), unhex(replace("TenantId", '-', '')), "Url", "EventTypes", "Description", "Secret", "PreviousSecret", "PreviousSecretUntil", "Enabled", "FailingSince", "DisabledReason", "CreatedAt", "UpdatedAt", "Version", "HeldUntil", unhex(replace("LeaseOwner", '-', '')), "LeasedUntil"
                    FROM "EventSubscriptions";
                CREATE TABLE "NewServiceAccounts" (
                    "Id" BLOB NOT NULL CONSTRAINT "PK_ServiceAccounts" PRIMARY KEY,
                    "TenantId" BLOB NULL,
                    "Name" TEXT NOT NULL,
                    "Scopes" TEXT NOT NULL,
                    "TokenHash" TEXT NOT NULL,
                    "TokenHint" TEXT NOT NULL,
                    "CreatedAt" TEXT NOT NULL,
                    "RevokedAt" TEXT NULL,
                    CONSTRAINT "FK_ServiceAccounts_Tenants_TenantId" FOREIGN KEY ("TenantId") REFERENCES "NewTenants" ("Id") ON DELETE RESTRICT
                );
                INSERT INTO "NewServiceAccounts" ("Id", "TenantId", "Name", "Scopes", "TokenHash", "TokenHint", "CreatedAt", "RevokedAt")
                    SELECT unhex(replace("Id", '-', '')), unhex(replace("TenantId", '-', '')), "Name", "Scopes", "TokenHash", "TokenHint", "CreatedAt", "RevokedAt"
                    FROM "ServiceAccounts";
                CREATE TABLE "NewStaff" (
                    "Id" BLOB NOT NULL CONSTRAINT "PK_Staff" PRIMARY KEY,
                    "Name" TEXT NOT NULL,
                    "Role" TEXT NOT NULL,
                    "LastTenantId" BLOB NULL,
                    "UserName" TEXT NULL,
                    "NormalizedUserName" TEXT NULL,
                    "Email" TEXT NULL,
                    "NormalizedEmail" TEXT NULL,
                    "EmailConfirmed" INTEGER NOT NULL,
                    "PasswordHash" TEXT NULL,
                    "SecurityStamp" TEXT NULL,
                    "ConcurrencyStamp" TEXT NULL,
                    "TwoFactorEnabled" INTEGER NOT NULL,
                    "LockoutEnd" TEXT NULL,
                    "LockoutEnabled" INTEGER NOT NULL,
                    "AccessFailedCount" INTEGER NOT NULL,
                    CONSTRAINT "FK_Staff_Tenants_LastTenantId" FOREIGN KEY ("LastTenantId") REFERENCES "NewTenants" ("Id") ON DELETE RESTRICT
                );
                INSERT INTO "NewStaff" ("Id", "Name", "Role", "LastTenantId", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "EmailConfirmed", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "TwoFactorEnabled", "LockoutEnd", "LockoutEnabled", "AccessFailedCount")
                    SELECT unhex(replace("Id", '-', '')), "Name", "Role", unhex(replace("LastTenantId", '-', '')), "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "EmailConfirmed", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "TwoFactorEnabled", "LockoutEnd", "LockoutEnabled", "AccessFailedCount"
                    FROM "Staff";
                CREATE TABLE "NewBookingChanges" (
                    "Number" INTEGER NOT NULL,
                    "BookingId" BLOB NOT NULL,
                    "At" TEXT NOT NULL,
                    "By" TEXT NOT NULL,
                    "Channel" TEXT NOT NULL,
                    "Field" TEXT NOT NULL,
                    "From" TEXT NULL,
                    "To" TEXT NULL,
                    CONSTRAINT "PK_BookingChanges" PRIMARY KEY ("BookingId", "Number"),
                    CONSTRAINT "FK_BookingChanges_Bookings_BookingId" FOREIGN KEY ("BookingId") REFERENCES "NewBookings" ("Id") ON DELETE CASCADE
                ) WITHOUT ROWID;
                INSERT INTO "NewBookingChanges" ("Number", "BookingId", "At", "By", "Channel", "Field", "From", "To")
                    SELECT "Number", unhex(replace("BookingId", '-', '')), "At", "By", "Channel", "Field", "From", "To"
                    FROM "BookingChanges"
                    ORDER BY "BookingId", "Number";
                CREATE TABLE "NewDeliveryReplays" (
                    "Number" INTEGER NOT NULL,
                    "DeliveryId" BLOB NOT NULL,
                    "At" TEXT NOT NULL,
                    "By" TEXT NOT NULL,
                    "Outcome" TEXT NOT NULL,
                    "Reason" TEXT NULL,
                    "Corrections" TEXT NOT NULL,
                    CONSTRAINT "PK_DeliveryReplays" PRIMARY KEY ("DeliveryId", "Number"),
                    CONSTRAINT "FK_DeliveryReplays_Deliveries_DeliveryId" FOREIGN KEY ("DeliveryId") REFERENCES "NewDeliveries" ("Id") ON DELETE CASCADE
                );
                INSERT INTO "NewDeliveryReplays" ("Number", "DeliveryId", "At", "By", "Outcome", "Reason", "Corrections")
                    SELECT "Number", unhex(replace("DeliveryId", '-', '')), "At", "By", "Outcome", "Reason", "Corrections"
                    FROM "DeliveryReplays";
                CREATE TABLE "NewEventDeliveries" (
                    "Id" BLOB NOT NULL CONSTRAINT "PK_EventDeliveries" PRIMARY KEY,
                    "TenantId" BLOB NOT NULL,
                    "SubscriptionId" BLOB NOT NULL,
                    "EventId" BLOB NOT NULL,
                    "Sequence" INTEGER NOT NULL,
                    "IsTest" INTEGER NOT NULL,
                    "Attempts" INTEGER NOT NULL,
                    "NextAttemptAt" TEXT NULL,
                    "DeliveredAt" TEXT NULL,
                    CONSTRAINT "FK_EventDeliveries_EventSubscriptions_SubscriptionId" FOREIGN KEY ("SubscriptionId") REFERENCES "NewEventSubscriptions" ("Id") ON DELETE CASCADE,
                    CONSTRAINT "FK_EventDeliveries_Events_EventId" FOREIGN KEY ("EventId") REFERENCES "NewEvents" ("Id") ON DELETE CASCADE
                );
                INSERT INTO "NewEventDeliveries" ("Id", "TenantId", "SubscriptionId", "EventId", "Sequence", "IsTest", "Attempts", "NextAttemptAt", "DeliveredAt")
                    SELECT unhex(replace("Id", '-', '')), unhex(replace("TenantId", '-', '')), unhex(replace("SubscriptionId", '-', '')), unhex(replace("EventId", '-', '')), "Sequence", "IsTest", "Attempts", "NextAttemptAt", "DeliveredAt"
                    FROM "EventDeliveries";
                CREATE TABLE "NewStaffClaims" (
                    "Id" INTEGER NOT NULL CONSTRAINT "PK_StaffClaims" PRIMARY KEY AUTOINCREMENT,
                    "UserId" BLOB NOT NULL,
                    "ClaimType" TEXT NULL,
                    "ClaimValue" TEXT NULL,
                    CONSTRAINT "FK_StaffClaims_Staff_UserId" FOREIGN KEY ("UserId") REFERENCES "NewStaff" ("Id") ON DELETE CASCADE
                );
                INSERT INTO "NewStaffClaims" ("Id", "UserId", "ClaimType", "ClaimValue")
                    SELECT "Id", unhex(replace("UserId", '-', '')), "ClaimType", "ClaimValue"
                    FROM "StaffClaims";
                CREATE TABLE "NewStaffSalons" (
                    "StaffId" BLOB NOT NULL,
                    "TenantId" BLOB NOT NULL,
                    CONSTRAINT "PK_StaffSalons" PRIMARY KEY ("StaffId", "TenantId"),
                    CONSTRAINT "FK_StaffSalons_Staff_StaffId" FOREIGN KEY ("StaffId") REFERENCES "NewStaff" ("Id") ON DELETE CASCADE,
                    CONSTRAINT "FK_StaffSalons_Tenants_TenantId" FOREIGN KEY ("TenantId") REFERENCES "NewTenants" ("Id") ON DELETE RESTRICT
                );
                INSERT INTO "NewStaffSalons" ("StaffId", "TenantId")
                    SELECT unhex(replace("StaffId", '-', '')), unhex(replace("TenantId", '-', ''))
                    FROM "StaffSalons";
                CREATE TABLE "NewStaffTokens" (
                    "UserId" BLOB NOT NULL,
                    "LoginProvider" TEXT NOT NULL,
                    "Name" TEXT NOT NULL,
                    "Value" TEXT NULL,
                    CONSTRAINT "PK_StaffTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
                    CONSTRAINT "FK_StaffTokens_Staff_UserId" FOREIGN KEY ("UserId") REFERENCES "NewStaff" ("Id") ON DELETE CASCADE
                );
                INSERT INTO "NewStaffTokens" ("UserId", "LoginProvider", "Name", "Value")
                    SELECT unhex(replace("UserId", '-', '')), "LoginProvider", "Name", "Value"
                    FROM "StaffTokens";
                CREATE TABLE "NewEventAttempts" (
                    "Id" BLOB NOT NULL CONSTRAINT "PK_EventAttempts" PRIMARY KEY,
                    "TenantId" BLOB NOT NULL,
                    "SubscriptionId" BLOB NOT NULL,
                    "DeliveryId" BLOB NOT NULL,
                    "EventId" BLOB NOT NULL,
                    "EventType" TEXT NOT NULL,
                    "At" TEXT NOT NULL,
                    "Outcome" TEXT NOT NULL,
                    "StatusCode" INTEGER NULL,
                    "Error" TEXT NULL,
                    "DurationMs" INTEGER NOT NULL,
                    "NextAttemptAt" TEXT NULL,
                    CONSTRAINT "FK_EventAttempts_EventDeliveries_DeliveryId" FOREIGN KEY ("DeliveryId") REFERENCES "NewEventDeliveries" ("Id") ON DELETE CASCADE
                );
                INSERT INTO "NewEventAttempts" ("Id", "TenantId", "SubscriptionId", "DeliveryId", "EventId", "EventType", "At", "Outcome", "StatusCode", "Error", "DurationMs", "NextAttemptAt")
                    SELECT unhex(replace("Id", '-', '')), unhex(replace("TenantId", '-', '')), unhex(replace("SubscriptionId", '-', '')), unhex(replace("DeliveryId", '-', '')), unhex(replace("EventId", '-', '')), "EventType", "At", "Outcome", "StatusCode", "Error", "DurationMs", "NextAttemptAt"
                    FROM "EventAttempts";
                DROP TABLE "EventAttempts";
                DROP TABLE "StaffTokens";
                DROP TABLE "StaffSalons";
                DROP TABLE "StaffClaims";
                DROP TABLE "EventDeliveries";
                DROP TABLE "DeliveryReplays";
                DROP TABLE "BookingChanges";
                DROP TABLE "Staff";
                DROP TABLE "ServiceAccounts";
                DROP TABLE "EventSubscriptions";
                DROP TABLE "Events";
                DROP TABLE "Deliveries";
                DROP TABLE "ChannelConnections";
                DROP TABLE "ServiceMappings";
                DROP TABLE "DuplicateSuggestions";
                DROP TABLE "ContactPoints";
                DROP TABLE "ClientChanges";
                DROP TABLE "Bookings";
                DROP TABLE "Tenants";
                DROP TABLE "SearchTerms";
                DROP TABLE "Clients";
                ALTER TABLE "NewClients" RENAME TO "Clients";
                ALTER TABLE "NewSearchTerms" RENAME TO "SearchTerms";
                ALTER TABLE "NewTenants" RENAME TO "Tenants";
                ALTER TABLE "NewBookings" RENAME TO "Bookings";
                ALTER TABLE "NewClientChanges" RENAME TO "ClientChanges";
                ALTER TABLE "NewContactPoints" RENAME TO "ContactPoints";
                ALTER TABLE "NewDuplicateSuggestions" RENAME TO "DuplicateSuggestions";
                ALTER TABLE "NewServiceMappings" RENAME TO "ServiceMappings";
                ALTER TABLE "NewChannelConnections" RENAME TO "ChannelConnections";
                ALTER TABLE "NewDeliveries" RENAME TO "Deliveries";
                ALTER TABLE "NewEvents" RENAME TO "Events";
                ALTER TABLE "NewEventSubscriptions" RENAME TO "EventSubscriptions";
                ALTER TABLE "NewServiceAccounts" RENAME TO "ServiceAccounts";
                ALTER TABLE "NewStaff" RENAME TO "Staff";
                ALTER TABLE "NewBookingChanges" RENAME TO "BookingChanges";
                ALTER TABLE "NewDeliveryReplays" RENAME TO "DeliveryReplays";
                ALTER TABLE "NewEventDeliveries" RENAME TO "EventDeliveries";
                ALTER TABLE "NewStaffClaims" RENAME TO "StaffClaims";
                ALTER TABLE "NewStaffSalons" RENAME TO "StaffSalons";
                ALTER TABLE "NewStaffTokens" RENAME TO "StaffTokens";
                ALTER TABLE "NewEventAttempts" RENAME TO "EventAttempts";
                CREATE INDEX "IX_Clients_TenantId_CreatedAt_Id" ON "Clients" ("TenantId", "CreatedAt", "Id");
                CREATE INDEX "IX_Clients_TenantId_LastBookingDate_Id" ON "Clients" ("TenantId", "LastBookingDate", "Id");
                CREATE INDEX "IX_Clients_TenantId_SortName_Id" ON "Clients" ("TenantId", "SortName", "Id");
                CREATE INDEX "IX_SearchTerms_ClientId" ON "SearchTerms" ("ClientId") WHERE Origin >= 'name';
                CREATE INDEX "IX_SearchTerms_TenantId_ClientId_Term" ON "SearchTerms" ("TenantId", "ClientId", "Term");
                CREATE INDEX "IX_Bookings_ClientId_BookingDate" ON "Bookings" ("ClientId", "BookingDate");
                CREATE INDEX "IX_Bookings_TenantId_BookingDate_Id" ON "Bookings" ("TenantId", "BookingDate", "Id");
                CREATE UNIQUE INDEX "IX_Bookings_TenantId_BookingKey" ON "Bookings" ("TenantId", "BookingKey") WHERE BookingKey IS NOT NULL;
                CREATE INDEX "IX_Bookings_TenantId_CreatedAt" ON "Bookings" ("TenantId", "CreatedAt");
                CREATE UNIQUE INDEX "IX_Bookings_TenantId_ExternalProvider_ExternalBookingId" ON "Bookings" ("TenantId", "ExternalProvider", "ExternalBookingId") WHERE ExternalBookingId IS NOT NULL;
                CREATE INDEX "IX_ClientChanges_ClientId_At" ON "ClientChanges" ("ClientId", "At");
                CREATE INDEX "IX_ContactPoints_ClientId" ON "ContactPoints" ("ClientId");
                CREATE UNIQUE INDEX "IX_DuplicateSuggestions_TenantId_ClientId_OtherClientId" ON "DuplicateSuggestions" ("TenantId", "ClientId", "OtherClientId");
                CREATE INDEX "IX_DuplicateSuggestions_TenantId_OtherClientId" ON "DuplicateSuggestions" ("TenantId", "OtherClientId");
                CREATE UNIQUE INDEX "IX_ServiceMappings_TenantId_ClientId_ServiceProvider_BusinessId" ON "ServiceMappings" ("TenantId", "ClientId", "ServiceProvider", "BusinessId");
                CREATE UNIQUE INDEX "IX_ServiceMappings_TenantId_ServiceProvider_ExternalClientId_BusinessId" ON "ServiceMappings" ("TenantId", "ServiceProvider", "ExternalClientId", "BusinessId");
                CREATE INDEX "IX_ChannelConnections_PhoneNumberId" ON "ChannelConnections" ("PhoneNumberId");
                CREATE INDEX "IX_ChannelConnections_TenantId_CreatedAt" ON "ChannelConnections" ("TenantId", "CreatedAt");
                CREATE INDEX "IX_Deliveries_TenantId_ClientId_ReceivedAt" ON "Deliveries" ("TenantId", "ClientId", "ReceivedAt");
                CREATE INDEX "IX_Deliveries_TenantId_Outcome_ReceivedAt" ON "Deliveries" ("TenantId", "Outcome", "ReceivedAt") WHERE Outcome <> 'tracked';
                CREATE INDEX "IX_Deliveries_TenantId_ReceivedAt_Id" ON "Deliveries" ("TenantId", "ReceivedAt", "Id");
                CREATE UNIQUE INDEX "IX_Deliveries_TenantId_SenderId_Key" ON "Deliveries" ("TenantId", "SenderId", "Key");
                CREATE INDEX "IX_Events_Sequence" ON "Events" ("Sequence");
                CREATE INDEX "IX_Events_TenantId" ON "Events" ("TenantId") WHERE FannedOutAt IS NULL;
                CREATE INDEX "IX_Events_TenantId_OccurredAt_Id" ON "Events" ("TenantId", "OccurredAt", "Id");
                CREATE INDEX "IX_EventSubscriptions_TenantId_CreatedAt" ON "EventSubscriptions" ("TenantId", "CreatedAt");
                CREATE INDEX "IX_ServiceAccounts_TenantId" ON "ServiceAccounts" ("TenantId");
                CREATE UNIQUE INDEX "IX_ServiceAccounts_TokenHash" ON "ServiceAccounts" ("TokenHash");
                CREATE UNIQUE INDEX "IX_Staff_NormalizedEmail" ON "Staff" ("NormalizedEmail");
                CREATE UNIQUE INDEX "IX_Staff_NormalizedUserName" ON "Staff" ("NormalizedUserName");
                CREATE INDEX "IX_EventDeliveries_EventId" ON "EventDeliveries" ("EventId");
                CREATE UNIQUE INDEX "IX_EventDeliveries_SubscriptionId_EventId" ON "EventDeliveries" ("SubscriptionId", "EventId");
                CREATE INDEX "IX_EventDeliveries_SubscriptionId_IsTest_NextAttemptAt" ON "EventDeliveries" ("SubscriptionId", "IsTest", "NextAttemptAt") WHERE NextAttemptAt IS NOT NULL;
                CREATE INDEX "IX_EventDeliveries_SubscriptionId_Sequence" ON "EventDeliveries" ("SubscriptionId", "Sequence") WHERE NextAttemptAt IS NOT NULL;
                CREATE INDEX "IX_StaffClaims_UserId" ON "StaffClaims" ("UserId");
                CREATE INDEX "IX_StaffSalons_TenantId" ON "StaffSalons" ("TenantId");
                CREATE INDEX "IX_EventAttempts_DeliveryId" ON "EventAttempts" ("DeliveryId");
                CREATE INDEX "IX_EventAttempts_SubscriptionId_At_Id" ON "EventAttempts" ("SubscriptionId", "At", "Id");
                """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("Ids of 16 bytes stay: put the copy of the file back that was made before.");
    }
}
