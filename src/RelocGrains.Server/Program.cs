using RelocGrains.Server.Hosting;

return await ServerOptions.Run(args, ServerHost.Run);
