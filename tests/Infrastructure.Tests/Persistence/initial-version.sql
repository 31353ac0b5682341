PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE "BookingChanges" (
    "Number" INTEGER NOT NULL,
    "BookingId" BLOB NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "Field" TEXT NOT NULL,
    "From" TEXT NULL,
    "To" TEXT NULL,
    CONSTRAINT "PK_BookingChanges" PRIMARY KEY ("BookingId", "Number"),
    CONSTRAINT "FK_BookingChanges_Bookings_BookingId" FOREIGN KEY ("BookingId") REFERENCES "Bookings" ("Id") ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO "BookingChanges" VALUES(1,X'0193A1B2C3D47E5F8A9B0C1D2E3F4A05','2026-11-27 10:00:00','by','n8n','field','a','b');
CREATE TABLE "Bookings" (
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
    CONSTRAINT "FK_Bookings_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE RESTRICT
);
INSERT INTO "Bookings" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A05',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A01','2026-11-27 10:00:00','Cut & blow dry','servicecategory',1,'staffmember','45.5','EUR','confirmed','pending','web','n8n','platform','B-1','reference:platform:B-1','guestname',NULL,'notes','2026-11-27 10:00:00','2026-11-27 10:00:00',1,'phone','created','match_key');
CREATE TABLE "ChannelConnections" (
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
    CONSTRAINT "FK_ChannelConnections_Tenants_TenantId" FOREIGN KEY ("TenantId") REFERENCES "Tenants" ("Id") ON DELETE RESTRICT
);
INSERT INTO "ChannelConnections" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A06',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00','retell','name','secret','verifytoken','phonenumberid','{}',1,'2026-11-27 10:00:00','2026-11-27 10:00:00',1);
CREATE TABLE "ClientChanges" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ClientChanges" PRIMARY KEY,
    "TenantId" BLOB NOT NULL,
    "ClientId" BLOB NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "Field" TEXT NOT NULL,
    "From" TEXT NULL,
    "To" TEXT NULL,
    CONSTRAINT "FK_ClientChanges_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE CASCADE
);
INSERT INTO "ClientChanges" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A02',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A01','2026-11-27 10:00:00','by','n8n','field','a','b');
CREATE TABLE "Clients" (
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
INSERT INTO "Clients" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A01',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00','Aoife',1,'Byrne','aoife@example.ie','+353871234567','web','2026-11-27 10:00:00','2026-11-27 10:00:00','2026-11-27 10:00:00','active','2026-11-27 10:00:00','2026-11-27 10:00:00',1,' aoife byrne aoife@example.ie','aoife byrne');
CREATE TABLE "ContactPoints" (
    "TenantId" BLOB NOT NULL,
    "Kind" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "ClientId" BLOB NOT NULL,
    "Value" TEXT NOT NULL,
    "Raw" TEXT NOT NULL,
    CONSTRAINT "PK_ContactPoints" PRIMARY KEY ("TenantId", "Kind", "Key"),
    CONSTRAINT "FK_ContactPoints_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO "ContactPoints" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00','phone','+353871234567',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A01','+353871234567','087 123 4567');
CREATE TABLE "DataProtectionKeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataProtectionKeys" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NULL
);
INSERT INTO "DataProtectionKeys" VALUES(1,'friendlyname','<key />');
CREATE TABLE "DeliveryAttempts" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_DeliveryAttempts" PRIMARY KEY,
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
    CONSTRAINT "FK_DeliveryAttempts_EventDeliveries_DeliveryId" FOREIGN KEY ("DeliveryId") REFERENCES "EventDeliveries" ("Id") ON DELETE CASCADE
);
INSERT INTO "DeliveryAttempts" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A0C',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A09',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A0B',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A0A','booking.tracked','2026-11-27 10:00:00','delivered',1,'error',1,'2026-11-27 10:00:00');
CREATE TABLE "DuplicateSuggestions" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_DuplicateSuggestions" PRIMARY KEY,
    "TenantId" BLOB NOT NULL,
    "ClientId" BLOB NOT NULL,
    "OtherClientId" BLOB NOT NULL,
    "Reason" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    CONSTRAINT "FK_DuplicateSuggestions_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_DuplicateSuggestions_Clients_OtherClientId" FOREIGN KEY ("OtherClientId") REFERENCES "Clients" ("Id") ON DELETE RESTRICT
);
INSERT INTO "DuplicateSuggestions" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A03',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A01',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A01','reason','2026-11-27 10:00:00');
CREATE TABLE "EventDeliveries" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_EventDeliveries" PRIMARY KEY,
    "TenantId" BLOB NOT NULL,
    "SubscriptionId" BLOB NOT NULL,
    "EventId" BLOB NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "IsTest" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "NextAttemptAt" TEXT NULL,
    "DeliveredAt" TEXT NULL,
    CONSTRAINT "FK_EventDeliveries_EventSubscriptions_SubscriptionId" FOREIGN KEY ("SubscriptionId") REFERENCES "EventSubscriptions" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_EventDeliveries_OutboxEvents_EventId" FOREIGN KEY ("EventId") REFERENCES "OutboxEvents" ("Id") ON DELETE CASCADE
);
INSERT INTO "EventDeliveries" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A0B',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A09',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A0A',1,1,1,'2026-11-27 10:00:00','2026-11-27 10:00:00');
CREATE TABLE "EventSubscriptions" (
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
    CONSTRAINT "FK_EventSubscriptions_Tenants_TenantId" FOREIGN KEY ("TenantId") REFERENCES "Tenants" ("Id") ON DELETE RESTRICT
);
INSERT INTO "EventSubscriptions" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A09',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00','https://receiver.example/','booking.tracked','description','secret','previoussecret','2026-11-27 10:00:00',1,'2026-11-27 10:00:00','disabledreason','2026-11-27 10:00:00','2026-11-27 10:00:00',1,NULL,NULL,NULL);
CREATE TABLE "IdempotencyRecords" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_IdempotencyRecords" PRIMARY KEY,
    "Fingerprint" TEXT NOT NULL,
    "Answer" BLOB NOT NULL,
    "GivenAt" TEXT NOT NULL
);
INSERT INTO "IdempotencyRecords" VALUES('id','fingerprint',X'0102','2026-11-27 10:00:00');
CREATE TABLE "InboundMessageReplays" (
    "Number" INTEGER NOT NULL,
    "InboundMessageId" BLOB NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "Corrections" TEXT NOT NULL,
    CONSTRAINT "PK_InboundMessageReplays" PRIMARY KEY ("InboundMessageId", "Number"),
    CONSTRAINT "FK_InboundMessageReplays_InboundMessages_InboundMessageId" FOREIGN KEY ("InboundMessageId") REFERENCES "InboundMessages" ("Id") ON DELETE CASCADE
);
INSERT INTO "InboundMessageReplays" VALUES(1,X'0193A1B2C3D47E5F8A9B0C1D2E3F4A08','2026-11-27 10:00:00','by','tracked','reason','[]');
CREATE TABLE "InboundMessages" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_InboundMessages" PRIMARY KEY,
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
    CONSTRAINT "FK_InboundMessages_Tenants_TenantId" FOREIGN KEY ("TenantId") REFERENCES "Tenants" ("Id") ON DELETE RESTRICT
);
INSERT INTO "InboundMessages" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A08',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00','n8n','format',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A07','sendername','booking-created','id:B-1','{"user-agent":"n8n"}',X'0102','tracked',NULL,NULL,X'0193A1B2C3D47E5F8A9B0C1D2E3F4A01',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A05','2026-11-27 10:00:00','2026-11-27 10:00:00',1,1,1);
CREATE TABLE "OutboxEvents" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_OutboxEvents" PRIMARY KEY,
    "Sequence" INTEGER NOT NULL,
    "TenantId" BLOB NOT NULL,
    "Type" TEXT NOT NULL,
    "OccurredAt" TEXT NOT NULL,
    "Payload" TEXT NOT NULL,
    "FannedOutAt" TEXT NULL,
    CONSTRAINT "FK_OutboxEvents_Tenants_TenantId" FOREIGN KEY ("TenantId") REFERENCES "Tenants" ("Id") ON DELETE RESTRICT
);
INSERT INTO "OutboxEvents" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A0A',1,X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00','booking.tracked','2026-11-27 10:00:00','{"id":"1"}','2026-11-27 10:00:00');
CREATE TABLE "SearchTerms" (
    "TenantId" BLOB NOT NULL,
    "Term" TEXT NOT NULL,
    "ClientId" BLOB NOT NULL,
    "Origin" TEXT NOT NULL,
    CONSTRAINT "PK_SearchTerms" PRIMARY KEY ("TenantId", "Term", "ClientId", "Origin")
) WITHOUT ROWID;
INSERT INTO "SearchTerms" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00','aoife',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A01','n');
CREATE TABLE "SecurityLog" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SecurityLog" PRIMARY KEY,
    "At" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "Actor" BLOB NULL,
    "Subject" BLOB NULL,
    "Address" TEXT NULL
);
INSERT INTO "SecurityLog" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A0F','2026-11-27 10:00:00','signed_in',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A0D',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A01','192.0.2.1');
CREATE TABLE "ServiceAccounts" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ServiceAccounts" PRIMARY KEY,
    "TenantId" BLOB NULL,
    "Name" TEXT NOT NULL,
    "Scopes" TEXT NOT NULL,
    "TokenHash" TEXT NOT NULL,
    "TokenHint" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "RevokedAt" TEXT NULL,
    CONSTRAINT "FK_ServiceAccounts_Tenants_TenantId" FOREIGN KEY ("TenantId") REFERENCES "Tenants" ("Id") ON DELETE RESTRICT
);
INSERT INTO "ServiceAccounts" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A07',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00','name','admin','hash','tokenhint','2026-11-27 10:00:00','2026-11-27 10:00:00');
CREATE TABLE "ServiceMappings" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ServiceMappings" PRIMARY KEY,
    "TenantId" BLOB NOT NULL,
    "ClientId" BLOB NOT NULL,
    "ServiceProvider" TEXT NOT NULL,
    "ExternalClientId" TEXT NOT NULL,
    "BusinessId" TEXT NOT NULL,
    "BranchId" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    CONSTRAINT "FK_ServiceMappings_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE CASCADE
);
INSERT INTO "ServiceMappings" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A04',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A01','phorest','externalclientid','businessid','b1','2026-11-27 10:00:00','2026-11-27 10:00:00');
CREATE TABLE "Staff" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Staff" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "LastTenantId" BLOB NULL,
    "MustChangePassword" INTEGER NOT NULL,
    "LastCodeStep" INTEGER NULL,
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
    CONSTRAINT "FK_Staff_Tenants_LastTenantId" FOREIGN KEY ("LastTenantId") REFERENCES "Tenants" ("Id") ON DELETE RESTRICT
);
INSERT INTO "Staff" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A0D','name','owner',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00',1,1,'emma@example.ie','EMMA@EXAMPLE.IE','emma@example.ie','EMMA@EXAMPLE.IE',1,NULL,'stamp','concurrencystamp',1,'2026-11-27 10:00:00',1,1);
CREATE TABLE "StaffAttempts" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_StaffAttempts" PRIMARY KEY,
    "StaffId" BLOB NULL,
    "Count" INTEGER NOT NULL,
    "Until" TEXT NOT NULL
);
INSERT INTO "StaffAttempts" VALUES('hash',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A0D',1,'2026-11-27 10:00:00');
CREATE TABLE "StaffClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_StaffClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" BLOB NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_StaffClaims_Staff_UserId" FOREIGN KEY ("UserId") REFERENCES "Staff" ("Id") ON DELETE CASCADE
);
INSERT INTO "StaffClaims" VALUES(1,X'0193A1B2C3D47E5F8A9B0C1D2E3F4A0D','claimtype','claimvalue');
CREATE TABLE "StaffSessions" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_StaffSessions" PRIMARY KEY,
    "StaffId" BLOB NOT NULL,
    "SeenAt" TEXT NOT NULL,
    CONSTRAINT "FK_StaffSessions_Staff_StaffId" FOREIGN KEY ("StaffId") REFERENCES "Staff" ("Id") ON DELETE CASCADE
);
INSERT INTO "StaffSessions" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A0E',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A0D','2026-11-27 10:00:00');
CREATE TABLE "StaffTenants" (
    "StaffId" BLOB NOT NULL,
    "TenantId" BLOB NOT NULL,
    CONSTRAINT "PK_StaffTenants" PRIMARY KEY ("StaffId", "TenantId"),
    CONSTRAINT "FK_StaffTenants_Staff_StaffId" FOREIGN KEY ("StaffId") REFERENCES "Staff" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_StaffTenants_Tenants_TenantId" FOREIGN KEY ("TenantId") REFERENCES "Tenants" ("Id") ON DELETE RESTRICT
);
INSERT INTO "StaffTenants" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A0D',X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00');
CREATE TABLE "StaffTokens" (
    "UserId" BLOB NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_StaffTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_StaffTokens_Staff_UserId" FOREIGN KEY ("UserId") REFERENCES "Staff" ("Id") ON DELETE CASCADE
);
INSERT INTO "StaffTokens" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A0D','loginprovider','name','sealed');
CREATE TABLE "Tenants" (
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
INSERT INTO "Tenants" VALUES(X'0193A1B2C3D47E5F8A9B0C1D2E3F4A00','name','IE','Europe/Dublin','EUR',30,'2026-11-27 10:00:00','2026-11-27 10:00:00',1);
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO "__EFMigrationsHistory" VALUES('20261127221049_Initial','10.0.15');
CREATE TABLE "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE INDEX "IX_Bookings_ClientId_BookingDate" ON "Bookings" ("ClientId", "BookingDate");
CREATE INDEX "IX_Bookings_TenantId_BookingDate_Id" ON "Bookings" ("TenantId", "BookingDate", "Id");
CREATE UNIQUE INDEX "IX_Bookings_TenantId_BookingKey" ON "Bookings" ("TenantId", "BookingKey") WHERE BookingKey IS NOT NULL;
CREATE INDEX "IX_Bookings_TenantId_CreatedAt" ON "Bookings" ("TenantId", "CreatedAt");
CREATE UNIQUE INDEX "IX_Bookings_TenantId_ExternalProvider_ExternalBookingId" ON "Bookings" ("TenantId", "ExternalProvider", "ExternalBookingId") WHERE ExternalBookingId IS NOT NULL;
CREATE INDEX "IX_Bookings_TenantId_UpdatedAt_Id" ON "Bookings" ("TenantId", "UpdatedAt", "Id");
CREATE INDEX "IX_ChannelConnections_PhoneNumberId" ON "ChannelConnections" ("PhoneNumberId");
CREATE INDEX "IX_ChannelConnections_TenantId_CreatedAt" ON "ChannelConnections" ("TenantId", "CreatedAt");
CREATE INDEX "IX_ClientChanges_ClientId_At" ON "ClientChanges" ("ClientId", "At");
CREATE INDEX "IX_Clients_TenantId_CreatedAt_Id" ON "Clients" ("TenantId", "CreatedAt", "Id");
CREATE INDEX "IX_Clients_TenantId_LastBookingDate_Id" ON "Clients" ("TenantId", "LastBookingDate", "Id");
CREATE INDEX "IX_Clients_TenantId_SortName_Id" ON "Clients" ("TenantId", "SortName", "Id");
CREATE INDEX "IX_ContactPoints_ClientId" ON "ContactPoints" ("ClientId");
CREATE INDEX "IX_DeliveryAttempts_DeliveryId" ON "DeliveryAttempts" ("DeliveryId");
CREATE INDEX "IX_DeliveryAttempts_SubscriptionId_At_Id" ON "DeliveryAttempts" ("SubscriptionId", "At", "Id");
CREATE UNIQUE INDEX "IX_DuplicateSuggestions_TenantId_ClientId_OtherClientId" ON "DuplicateSuggestions" ("TenantId", "ClientId", "OtherClientId");
CREATE INDEX "IX_DuplicateSuggestions_TenantId_OtherClientId" ON "DuplicateSuggestions" ("TenantId", "OtherClientId");
CREATE INDEX "IX_EventDeliveries_EventId" ON "EventDeliveries" ("EventId");
CREATE UNIQUE INDEX "IX_EventDeliveries_SubscriptionId_EventId" ON "EventDeliveries" ("SubscriptionId", "EventId");
CREATE INDEX "IX_EventDeliveries_SubscriptionId_IsTest_NextAttemptAt" ON "EventDeliveries" ("SubscriptionId", "IsTest", "NextAttemptAt") WHERE NextAttemptAt IS NOT NULL;
CREATE INDEX "IX_EventDeliveries_SubscriptionId_Sequence_NextAttemptAt" ON "EventDeliveries" ("SubscriptionId", "Sequence", "NextAttemptAt") WHERE NextAttemptAt IS NOT NULL;
CREATE INDEX "IX_EventSubscriptions_TenantId_CreatedAt" ON "EventSubscriptions" ("TenantId", "CreatedAt");
CREATE INDEX "IX_IdempotencyRecords_GivenAt" ON "IdempotencyRecords" ("GivenAt");
CREATE INDEX "IX_InboundMessages_ClientId_ReceivedAt" ON "InboundMessages" ("ClientId", "ReceivedAt");
CREATE INDEX "IX_InboundMessages_TenantId_Outcome_ReceivedAt" ON "InboundMessages" ("TenantId", "Outcome", "ReceivedAt") WHERE Outcome <> 'tracked';
CREATE INDEX "IX_InboundMessages_TenantId_ReceivedAt_Id" ON "InboundMessages" ("TenantId", "ReceivedAt", "Id");
CREATE UNIQUE INDEX "IX_InboundMessages_TenantId_SenderId_Key" ON "InboundMessages" ("TenantId", "SenderId", "Key");
CREATE INDEX "IX_OutboxEvents_Sequence" ON "OutboxEvents" ("Sequence");
CREATE INDEX "IX_OutboxEvents_TenantId_OccurredAt_Id" ON "OutboxEvents" ("TenantId", "OccurredAt", "Id");
CREATE INDEX "IX_OutboxEvents_TenantId_Sequence" ON "OutboxEvents" ("TenantId", "Sequence") WHERE FannedOutAt IS NULL;
CREATE INDEX "IX_SearchTerms_ClientId_Term" ON "SearchTerms" ("ClientId", "Term");
CREATE INDEX "IX_SecurityLog_At" ON "SecurityLog" ("At");
CREATE INDEX "IX_ServiceAccounts_TenantId" ON "ServiceAccounts" ("TenantId");
CREATE UNIQUE INDEX "IX_ServiceAccounts_TokenHash" ON "ServiceAccounts" ("TokenHash");
CREATE UNIQUE INDEX "IX_ServiceMappings_TenantId_ClientId_ServiceProvider_BusinessId" ON "ServiceMappings" ("TenantId", "ClientId", "ServiceProvider", "BusinessId");
CREATE UNIQUE INDEX "IX_ServiceMappings_TenantId_ServiceProvider_ExternalClientId_BusinessId" ON "ServiceMappings" ("TenantId", "ServiceProvider", "ExternalClientId", "BusinessId");
CREATE UNIQUE INDEX "IX_Staff_NormalizedEmail" ON "Staff" ("NormalizedEmail");
CREATE UNIQUE INDEX "IX_Staff_NormalizedUserName" ON "Staff" ("NormalizedUserName");
CREATE INDEX "IX_StaffAttempts_Until" ON "StaffAttempts" ("Until");
CREATE INDEX "IX_StaffClaims_UserId" ON "StaffClaims" ("UserId");
CREATE INDEX "IX_StaffSessions_SeenAt" ON "StaffSessions" ("SeenAt");
CREATE INDEX "IX_StaffSessions_StaffId" ON "StaffSessions" ("StaffId");
CREATE INDEX "IX_StaffTenants_TenantId" ON "StaffTenants" ("TenantId");
COMMIT;
